import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { schemas } from '../../../main/ipc/schemas.ts';
import type { CallName } from '../../../preload/contract/calls.ts';
import { good } from './good-arguments.ts';

const names = Object.keys(schemas) as CallName[];

/** A value that no field of ours takes. */
const foreign = fc.oneof(
  fc.constantFrom(undefined, Number.NaN, -1, 1.5, 1e300, '', '../x', '\u0000', 'x'.repeat(5000)),
  fc.object(),
  fc.array(fc.anything(), { minLength: 1 }),
);

/** A good argument with one thing wrong: a field less, a field more, or a foreign value in one. */
function broken(argument: object): fc.Arbitrary<unknown> {
  const entries = Object.entries(argument);
  const mutated = fc
    .nat(entries.length - 1)
    .chain((at) =>
      foreign
        .filter((value) => !isAccepted(entries[at]?.[0], value))
        .map((value) => Object.fromEntries(entries.map(([k, v], i) => [k, i === at ? value : v]))),
    );
  const less = fc.nat(entries.length - 1).map((at) => Object.fromEntries(entries.toSpliced(at, 1)));
  const more = fc.string({ minLength: 1 }).map((name) => ({ ...argument, [`x${name}`]: 1 }));
  return fc.oneof(mutated, less, more, foreign, fc.constant(null));
}

/** Texts of a form may be empty or wrong: the handler says what is wrong with them. */
function isAccepted(field: string | undefined, value: unknown): boolean {
  const isFreeText =
    /^(name|path|cron|timezone|window|note|slot|text|baseUrl|model|apiVersion|key|host|user|from|fromName|to|quietFrom|quietTo|password|recipient|account|secret|question|address)$/;
  // No limit.
  if (value === null) return /^(snapshotDays|snapshotGb|historyDays)$/.test(field ?? '');
  const isAmount = /^(inputPrice|outputPrice|perRun|perJobDay|perMonth|snapshotGb)$/.test(
    field ?? '',
  );
  if (isAmount) return value === 1.5;
  const isList = field === 'to' || field === 'columns';
  if (Array.isArray(value)) return isList && value.every((one) => typeof one === 'string');
  if (typeof value !== 'string' || value === '\u0000') return false;
  if (field === 'certificate' || field === 'secret') return true;
  return isFreeText.test(field ?? '') && value.length < 5000;
}

describe.each(names)('S17: %s', (name) => {
  test('takes what it is meant to take', () => {
    expect(schemas[name].safeParse(good[name]).success).toBe(true);
  });

  test('refuses 200 other payloads', () => {
    const argument = good[name];
    const payloads = argument === null ? fc.anything().filter((x) => x !== null) : broken(argument);
    fc.assert(
      fc.property(payloads, (payload) => {
        expect(schemas[name].safeParse(payload).success).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});

test.each(['//evil', '/reports/../x', '/x?y', '/x#y', 'reports', '/a b', `/${'x'.repeat(999)}`])(
  'no window is sent to %s',
  (path) => expect(schemas['window.open-main'].safeParse({ path }).success).toBe(false),
);
