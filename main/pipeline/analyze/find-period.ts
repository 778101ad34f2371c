import type { FactDraft } from '../report/fact-numbers.ts';
import { cite, type Phrase, say } from '../report/phrase.ts';
import { literal } from '../sql.ts';
import type { FactDesk } from './fact-desk.ts';
import { type Span, wallText } from './period.ts';

/** The two ends of a period as facts. */
export interface Period {
  readonly from: FactDraft;
  readonly to: FactDraft;
}

const periodNames = {
  window: 'this period',
  compare: 'the period before',
  'week-ago': 'the same period a week ago',
  'year-ago': 'the same period a year ago',
} as const;

/** The two ends of a period as facts: whole days by their dates, else with the time of day. */
export async function findPeriod(
  desk: FactDesk,
  id: keyof typeof periodNames | `late.${number}`,
  span: Span,
  zone: string,
): Promise<Period> {
  const texts = [wallText(zone, span.fromMs), wallText(zone, span.toMs)];
  const isWholeDays = texts.every((text) => text.endsWith('T00:00'));
  const [from = '', to = ''] = isWholeDays
    ? texts.map((text, at) => (at === 0 ? text : wallText(zone, span.toMs - 1)).slice(0, 10))
    : texts;
  const which = id in periodNames ? periodNames[id as keyof typeof periodNames] : 'a period before';
  const ask = (end: 'from' | 'to', value: string, label: string) =>
    desk.prove({
      id: `${id}.${end}`,
      label: `${label} of ${which}, ${zone}`,
      format: 'date',
      unit: '',
      query: `SELECT ${literal(value)} AS value`,
      evidence: null,
    });
  return {
    from: await ask('from', from, isWholeDays ? 'first day' : 'start'),
    to: await ask('to', to, isWholeDays ? 'last day' : 'end'),
  };
}

/** "1 Nov 2026 to 7 Nov 2026", or one day. */
export function periodText({ from, to }: Period): Phrase {
  if (from.text === to.text) return cite(from);
  return say`${cite(from)} to ${cite(to)}`;
}
