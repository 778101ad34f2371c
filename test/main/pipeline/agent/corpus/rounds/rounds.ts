import { readFileSync } from 'node:fs';
import type { Fact } from '../../../../../../main/domain/report/fact.ts';
import {
  type Ground,
  senseOfFact,
} from '../../../../../../main/pipeline/analyze/agent/check/sense.ts';
import * as eighth from './eighth/round.ts';
import * as fifth from './fifth/round.ts';
import * as first from './first/round.ts';
import * as fourth from './fourth/round.ts';
import * as heldOut from './held-out/round.ts';
import * as ninth from './ninth/round.ts';
import * as second from './second/round.ts';
import * as seventh from './seventh/round.ts';
import * as sixth from './sixth/round.ts';
import * as third from './third/round.ts';

/** A sentence about the facts of a recipe, and whether they bear it out. */
export interface JudgedSentence {
  readonly text: string;
  readonly isTrue: boolean;
  readonly ground: Ground;
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

type Round = typeof first;

/** Rounds that rules were written after: their verdicts have been looked at. */
export const known: readonly JudgedSentence[] = [
  first,
  second,
  third,
  fourth,
  fifth,
  sixth,
  seventh,
  eighth,
  ninth,
].flatMap(judged);

/**
 * Written down before the rules met them, and never looked at one by one since. Who writes rules after
 * looking moves them to the known ones and writes others first.
 */
export const unseen: readonly JudgedSentence[] = judged(heldOut);

function judged(round: Round): readonly JudgedSentence[] {
  return Object.entries(round).flatMap(([recipe, { right, wrong }]) => {
    const ground = groundOf(recipe);
    const sentences = (texts: readonly string[], isTrue: boolean) =>
      texts.map((text): JudgedSentence => ({ text, isTrue, ground }));
    return [...sentences(right, true), ...sentences(wrong, false)];
  });
}
