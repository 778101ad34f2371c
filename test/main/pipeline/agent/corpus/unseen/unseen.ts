import { readFileSync } from 'node:fs';
import type { Fact } from '../../../../../../main/domain/fact.ts';
import {
  type Ground,
  senseOfFact,
} from '../../../../../../main/pipeline/analyze/agent/check/sense.ts';
import * as anomalies from './anomalies.ts';
import * as audit from './audit.ts';
import * as briefing from './briefing.ts';
import * as churn from './churn.ts';
import * as custom from './custom.ts';
import * as market from './market.ts';

/** A sentence and whether it is true of the facts of its recipe. */
export interface UnseenSentence {
  readonly text: string;
  readonly isTrue: boolean;
  readonly ground: Ground;
  /** `tuned`: its verdict was looked at while rules were written; `kept`: it never was. */
  readonly half: 'tuned' | 'kept';
}

type Row = readonly [string, string, Fact['value'], Fact['format'], string, string];

interface Recorded extends Pick<Ground, 'names' | 'window' | 'before'> {
  readonly facts: readonly Row[];
}

/** Facts of real reports on the sample data, as `almanac report --format json` gave them. */
const recorded: Readonly<Record<string, Recorded>> = JSON.parse(
  readFileSync(new URL('./facts.json', import.meta.url), 'utf8'),
);

function groundOf(recipe: string): Ground {
  const { facts, ...rest } = recorded[recipe] ?? { facts: [], ...nothing };
  const senses = facts.map(([id, label, value, format, unit, text]) =>
    senseOfFact({
      ...{ id, label, value, format, unit, text },
      query: 'SELECT 1',
      evidence: { columns: [], rows: [], total: 0 },
      source: '',
      snapshotHash: 'aa',
    }),
  );
  return { ...rest, senses: new Map(senses.map((sense) => [sense.fact.id, sense])) };
}

const nothing = { names: [], window: { from: '', to: '' }, before: { from: '', to: '' } };

/** Written before anybody read the checker's rules; every other sentence is kept unseen. */
export const unseen: readonly UnseenSentence[] = Object.entries({
  anomalies,
  audit,
  briefing,
  churn,
  custom,
  market,
}).flatMap(([recipe, { right, wrong }]) => {
  const ground = groundOf(recipe);
  const sentences = (texts: readonly string[], isTrue: boolean) =>
    texts.map((text, at): UnseenSentence => {
      return { text, isTrue, ground, half: at % 2 === 0 ? 'tuned' : 'kept' };
    });
  return [...sentences(right, true), ...sentences(wrong, false)];
});
