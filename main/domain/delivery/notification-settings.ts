import type { Settings } from '../records.ts';
import { parseTime } from '../schedule/parse-time.ts';
import { instantAfterGap, instantsOf, wallAt } from '../schedule/zone.ts';
import type { DigestEvery } from './digest.ts';

/** How the desktop is told. */
export interface NotificationSettings {
  /** No notification from one wall time to the other, each day; null for none. */
  readonly quiet: { readonly from: string; readonly to: string } | null;
  /** `title`: what others may see on this screen is that there is a report, not what it says. */
  readonly detail: 'headline' | 'title';
  /** How often one notification tells what was delivered, missed and failed. */
  readonly digest: DigestEvery;
}

const setting = 'notifications';
const plain: NotificationSettings = { quiet: null, detail: 'headline', digest: 'never' };
const minuteMs = 60_000;
const dayMs = 86_400_000;

export function readNotificationSettings(settings: Pick<Settings, 'text'>): NotificationSettings {
  const text = settings.text(setting);
  return text === null ? plain : { ...plain, ...JSON.parse(text) };
}

export function saveNotificationSettings(settings: Settings, given: NotificationSettings): void {
  settings.set(setting, JSON.stringify(given));
}

/** What is wrong with the quiet hours, as a sentence, or null. */
export function quietMistake({ quiet }: NotificationSettings): string | null {
  if (quiet === null) return null;
  if (parseTime(quiet.from) === null || parseTime(quiet.to) === null) {
    return 'Write both times as 22:00.';
  }
  return quiet.from === quiet.to
    ? 'The two times are the same. Leave both empty for no quiet hours.'
    : null;
}

/** When the quiet that holds at an instant ends, in UTC epoch milliseconds, or null while it is not quiet. */
export function quietUntilMs(
  { quiet }: Pick<NotificationSettings, 'quiet'>,
  zone: string,
  ms: number,
): number | null {
  const from = quiet && parseTime(quiet.from);
  const to = quiet && parseTime(quiet.to);
  if (from === null || to === null) return null;
  const wallMs = wallAt(zone, ms);
  const midnightMs = Math.floor(wallMs / dayMs) * dayMs;
  const at = (wallMs - midnightMs) / minuteMs;
  const isQuiet = from < to ? at >= from && at < to : at >= from || at < to;
  if (!isQuiet) return null;
  const endMs = midnightMs + to * minuteMs + (at < to ? 0 : dayMs);
  return instantsOf(zone, endMs).find((end) => end > ms) ?? instantAfterGap(zone, endMs);
}
