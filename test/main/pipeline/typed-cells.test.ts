import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withDuckDB } from '../../../main/pipeline/engine.ts';
import type { ColumnType } from '../../../main/pipeline/fetch/column-type.ts';
import { detectEncoding } from '../../../main/pipeline/fetch/text-encoding.ts';
import { readCell } from '../../../main/pipeline/fetch/typed-select.ts';
import { literal } from '../../../main/pipeline/sql.ts';
import { file } from './bench.ts';

const number = { decimal: '.', group: '', sign: '', isAccounting: false } as const;
const date = { format: 'ISO 8601', isAmbiguous: false } as const;

/** What the engine's own casts take, and what stands in files. */
const traps =
  'infinity|-infinity|epoch|12026-01-01|0044-03-15 (BC)|2026-1-5|2026/01/05|2026-02-30|2026-01-05|2026-01-05 |2026-01-05 07:08:09|2026-01-05T07:08|2026-01-05 07:08:09.5|12026-01-05 07:08:09|1.|.5|-.5|1.5|1.50|1.1234567|1.1200000|1e3|1E3|1_000|1_000.5|0x10|+5|-0|-0.0|007|00.5|5|-5| 5|5 |9223372036854775807|9223372036854775808|999999999999.999999|1000000000000|true|NaN|n/a|-|'.split(
    '|',
  );
const cells = fc.oneof(
  fc.constantFrom(...traps),
  fc.stringMatching(/^[ +-]?[0-9]{0,4}[.eE_]?[0-9]{0,8} ?$/),
  fc.stringMatching(/^[0-9]{4,5}-[01][0-9]-[0-3][0-9]([ T][0-2][0-9]:[0-5][0-9](:[0-5][0-9])?)?$/),
);

/** The rules of a cell in JavaScript: null is blank, undefined is none of the type. */
const rules: readonly (readonly [ColumnType, (bare: string) => string | undefined])[] = [
  [
    { kind: 'integer', ...number },
    (bare) => {
      if (!/^[-+]?\d+$/.test(bare)) return undefined;
      const value = BigInt(bare.replace('+', ''));
      return BigInt.asIntN(64, value) === value ? String(value) : undefined;
    },
  ],
  [
    { kind: 'decimal', ...number },
    (bare) => {
      const [, sign, whole = '', rest = ''] = /^([-+]?)(\d+)(?:\.(\d{1,6}))?$/.exec(bare) ?? [];
      if (sign === undefined) return undefined;
      const millionths = BigInt(whole + rest.padEnd(6, '0'));
      if (millionths >= 10n ** 18n) return undefined;
      const digits = String(millionths).padStart(7, '0');
      const minus = sign === '-' && millionths > 0n ? '-' : '';
      return `${minus}${digits.slice(0, -6)}.${digits.slice(-6)}`;
    },
  ],
  [
    { kind: 'date', ...date },
    (bare) => (/^\d{4}-\d\d-\d\d$/.test(bare) && isDay(bare) ? bare : undefined),
  ],
  [
    { kind: 'timestamp', ...date },
    (bare) => {
      const found = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(?::(\d\d)(\.\d+)?)?)?$/.exec(bare);
      const [, day = '', time = '00:00', seconds = '00', fraction = ''] = found ?? [];
      const isTime = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(`${time}:${seconds}`);
      return found && isDay(day) && isTime ? `${day} ${time}:${seconds}${fraction}` : undefined;
    },
  ],
];

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const blanks = ['', 'na', 'n/a', '-', 'nan', 'infinity', '-infinity'];

test.each(rules)('each cell is read exactly, or is none of its type: $kind', async (type, rule) => {
  const [sample = []] = fc.sample(fc.array(cells, { minLength: 600, maxLength: 600 }), {
    numRuns: 1,
    seed: 4,
  });
  const all = [...new Set([...traps, ...sample])];
  const values = all.map((cell, n) => `(${n}, ${literal(cell)})`).join(', ');
  const found = await withDuckDB(null, (connection) =>
    connection.runAndReadAll(
      `SELECT CAST(${readCell('cell', type, 'NULL')} AS VARCHAR) FROM (VALUES ${values}) AS t(n, cell) ORDER BY n`,
    ),
  );
  const read = all.map((cell, n) => [cell, found.getRowsJS()[n]?.[0] ?? null]);
  const right = all.map((cell) => {
    const bare = cell.replace(/^ +| +$/g, '');
    return [cell, blanks.includes(bare.toLowerCase()) ? null : (rule(bare) ?? null)];
  });
  expect(read).toEqual(right);
});

test('a character that two chunks of a file share is still a character, and half a one at its end is not', async () => {
  const start = 'a'.repeat((1 << 20) - 2);
  for (const ending of ['€uro', '😀 smile', 'é']) {
    const whole = Buffer.from(`${start}${ending}`);
    expect(await detectEncoding(file('t.csv', whole), 't')).toBe('utf-8');
    const cut = Buffer.concat([Buffer.from(start), Buffer.from(ending).subarray(0, 1)]);
    expect(await detectEncoding(file('t.csv', cut), 't')).toBe('windows-1252');
  }
});
