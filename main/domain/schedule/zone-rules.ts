import type { Settings } from '../records.ts';

/**
 * Notes the version of the time zone rules that slots are computed with from now on. Slots are always
 * computed strictly after the last recorded one, so new rules change what comes and nothing that was.
 * @returns a sentence, once after each change; null when nothing changed
 */
export function noteZoneRules(
  settings: Pick<Settings, 'text' | 'set'>,
  inUse: string | null,
): string | null {
  const before = settings.text('tzdata');
  if (inUse === null || inUse === before) return null;
  settings.set('tzdata', inUse);
  if (before === null) return null;
  return `The time zone rules are now ${inUse}, they were ${before}: what is due from now on is computed with the new ones`;
}
