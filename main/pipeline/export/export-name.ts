import { Temporal } from 'temporal-polyfill';
import type { ExportAbout } from '../../domain/report/export.ts';
import { formatValue } from '../../domain/report/format-value.ts';
import type { Region } from '../../domain/report/region.ts';

/** "16 Nov 2026 to 22 Nov 2026", or the one day; hours are said where the period is shorter. */
export function periodText(
  { window, zone }: Pick<ExportAbout, 'window' | 'zone'>,
  region: Region | undefined,
): string {
  const at = (ms: number) =>
    Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDateTime();
  const from = at(window.fromMs);
  const to = at(window.toMs);
  const isWholeDays = [from, to].every((time) => time.toPlainTime().equals('00:00'));
  const last = isWholeDays ? at(window.toMs - 1) : to;
  const text = (time: Temporal.PlainDateTime) =>
    formatValue(
      time.toString().slice(0, isWholeDays ? 10 : 16),
      { format: 'date', unit: '' },
      region,
    );
  return text(from) === text(last) ? text(from) : `${text(from)} to ${text(last)}`;
}

/**
 * A file name that every system takes: "Sales briefing 2026-W47.pdf".
 * @param part what one of several files holds, such as a table's title
 */
export function exportName(
  { jobName, window }: Pick<ExportAbout, 'jobName' | 'window'>,
  ending: string,
  part = '',
): string {
  const period = window.key.slice(window.key.indexOf(':') + 1);
  const words = [short(jobName, 80), short(period, 60), short(part, 60)].filter(Boolean);
  const name = words.join(' ').replace(/^\.+/, '') || 'Report';
  // Names that Windows keeps for devices, whatever their ending.
  const isTaken = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name);
  return `${isTaken ? `Report ${name}` : name}.${ending}`;
}

/** Names for the parts of a report; two of one title stay two. */
export function partNames(
  about: Pick<ExportAbout, 'jobName' | 'window'>,
  ending: string,
  parts: readonly { readonly title: string }[],
): readonly string[] {
  const times = new Map<string, number>();
  return parts.map(({ title }) => {
    const time = (times.get(title) ?? 0) + 1;
    times.set(title, time);
    return exportName(about, ending, time === 1 ? title : `${title} ${time}`);
  });
}

/** Without what a path, a shell or a terminal would read as more than a letter. */
function short(text: string, longest: number): string {
  const plain = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"/\\|?*]+/gu, '-')
    .replace(/\s+/g, ' ');
  return [...plain]
    .slice(0, longest)
    .join('')
    .replace(/^[\s-]+|[\s.-]+$/g, '');
}
