import { Temporal } from 'temporal-polyfill';
import type { Coverage } from '../../domain/upkeep/coverage.ts';

/** A table of text: the head, then its rows. */
export interface TextRows {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Each due time with what became of it; with the hash of its entry it can be found in the chain by anybody. */
export function coverageTable({ slots }: Coverage, entered: ReadonlyMap<string, string>): TextRows {
  return {
    head: [
      'due at (UTC)',
      'due time',
      'became',
      'outcome',
      'reason',
      'period',
      'run',
      'sha256 of report',
      'entry in the chain',
    ],
    rows: slots.map(({ slot, dueAtMs, fate, recorded }) => [
      Temporal.Instant.fromEpochMilliseconds(dueAtMs).toString({ smallestUnit: 'second' }),
      slot,
      fate,
      recorded?.outcome ?? '',
      recorded?.reason ?? '',
      recorded?.windowKey ?? '',
      recorded?.runId ?? '',
      recorded?.reportHash ?? '',
      entered.get(slot) ?? '',
    ]),
  };
}
