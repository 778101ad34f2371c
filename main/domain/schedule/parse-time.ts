/** `22:30` as minutes after midnight, or null. */
export function parseTime(text: string): number | null {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return hour === undefined || minute === undefined ? null : Number(hour) * 60 + Number(minute);
}

/** `9`, `9:05` or `9.05`, as people type a time, as `09:05`; what is no time stays for a check to refuse. */
export function spelledTime(typed: string): string {
  const text = typed.trim();
  const [, hour, minute = '00'] = /^(\d{1,2})(?:[:.](\d\d))?$/.exec(text) ?? [];
  const spelled = `${hour?.padStart(2, '0')}:${minute}`;
  return parseTime(spelled) === null ? text : spelled;
}
