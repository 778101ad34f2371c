export interface Preset {
  readonly name: string;
  readonly cron: string;
  /** The period that a report at this time is usually about. */
  readonly window: string;
}

export const presets: readonly Preset[] = [
  { name: 'Weekdays at 09:00', cron: '0 9 * * MON-FRI', window: 'day' },
  { name: 'Every day at 07:00', cron: '0 7 * * *', window: 'day' },
  { name: 'Mondays at 07:00', cron: '0 7 * * MON', window: 'week' },
  { name: 'First of the month at 00:00', cron: '0 0 1 * *', window: 'month' },
  { name: 'Last of the month at 18:00', cron: '0 18 L * *', window: 'month' },
  { name: 'Every hour', cron: '0 * * * *', window: 'hour' },
  { name: 'Every 15 minutes', cron: '*/15 * * * *', window: 'slot' },
];

/** Periods by the word that the job keeps, said as what the report is then about. */
export const periods: readonly { readonly value: string; readonly label: string }[] = [
  { value: 'day', label: 'The day before, and skipped days with it' },
  { value: 'week', label: 'The week before, Monday to Sunday' },
  { value: 'month', label: 'The month before' },
  { value: 'quarter', label: 'The quarter before' },
  { value: 'year', label: 'The year before' },
  { value: 'hour', label: 'The hour before' },
  { value: 'slot', label: 'From the due time before to this one' },
  { value: 'since-last', label: 'Everything since the last finished report' },
  { value: 'to-date:week', label: 'This week so far' },
  { value: 'to-date:month', label: 'This month so far' },
  { value: 'to-date:year', label: 'This year so far' },
  { value: 'trailing:7d', label: 'The last 7 days' },
  { value: 'trailing:28d', label: 'The last 28 days' },
];

/** Days that no cron expression can name. */
export const workdays: readonly { readonly value: string; readonly label: string }[] = [
  { value: '', label: 'Any day' },
  { value: '1 of month', label: 'First working day of the month' },
  { value: '2 of month', label: 'Second working day of the month' },
  { value: '3 of month', label: 'Third working day of the month' },
  { value: '5 of month', label: 'Fifth working day of the month' },
  { value: 'last of month', label: 'Last working day of the month' },
  { value: '1 of quarter', label: 'First working day of the quarter' },
  { value: 'last of quarter', label: 'Last working day of the quarter' },
];

export function presetOf(cron: string): Preset | undefined {
  return presets.find((preset) => preset.cron === cron.trim());
}
