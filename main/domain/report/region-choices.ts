import type { JobSpec } from '../job/job.ts';
import type { Settings } from '../records.ts';
import { formatValue } from './format-value.ts';
import { plainRegion, type Region, regionOf } from './region.ts';

/** What a list offers; a job file may name any other that the runtime knows. */
export const offeredRegions: readonly string[] = [
  'bg-BG cs-CZ da-DK de-AT de-CH de-DE el-GR en-AU en-CA en-GB en-IE en-IN en-NZ en-SG en-US en-ZA',
  'es-AR es-CL es-CO es-ES es-MX et-EE fi-FI fr-BE fr-CA fr-CH fr-FR he-IL hi-IN hr-HR hu-HU id-ID',
  'it-CH it-IT ja-JP ko-KR lt-LT lv-LV ms-MY nb-NO nl-BE nl-NL pl-PL pt-BR pt-PT ro-RO ru-RU sk-SK',
  'sl-SI sr-RS sv-SE th-TH tr-TR uk-UA vi-VN zh-CN zh-HK zh-TW',
].flatMap((line) => line.split(' '));

/** Names tags: `German (Germany)`. */
export function regionNames(): (tag: string) => string {
  const names = new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' });
  return (tag) => (tag === plainRegion.tag ? 'No country' : (names.of(tag) ?? tag));
}

/** `412.300 € · 8,1 % · 3 Nov 2026` */
export function regionExample(region: Region): string {
  const amount = formatValue(412_300, { format: 'amount', unit: 'EUR' }, region);
  const percent = formatValue(8.1, { format: 'percent', unit: '%' }, region);
  return [amount, percent, formatValue('2026-11-03', { format: 'date', unit: '' }, region)].join(
    ' · ',
  );
}

const setting = 'report_region';

/** The tag that jobs go by that name none. */
export function readDefaultRegion(settings: Pick<Settings, 'text'>): string {
  return settings.text(setting) || plainRegion.tag;
}

export function saveDefaultRegion(settings: Pick<Settings, 'set'>, tag: string): void {
  settings.set(setting, tag);
}

/** How a report of the job is written when it is made now; nothing for the plain form. */
export function regionInUse(
  { region }: Pick<JobSpec, 'region'>,
  settings: Pick<Settings, 'text'>,
): { readonly region?: Region } {
  const found = regionOf(region ?? readDefaultRegion(settings));
  return found && found !== plainRegion ? { region: found } : {};
}
