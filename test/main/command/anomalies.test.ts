import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { wave } from '../pipeline/anomalies/wave.ts';
import { jsonLines, temporaryFolder, typed } from './typed.ts';

function fileOf(text: string): string {
  const path = join(temporaryFolder(), 'load.csv');
  writeFileSync(path, text);
  return path;
}

const score = (path: string, ...more: string[]) =>
  typed(['anomalies', path, '--time', 'at', '--value', 'load', ...more]);

test('each data row of the file is printed with its score, as it stands there', async () => {
  const rows = wave(400).map(({ wallMs, value }, at) => ({
    at: new Date(wallMs).toISOString().slice(0, 19).replace('T', ' '),
    load: at === 350 ? '900' : value.toFixed(3),
  }));
  const text = rows.map(({ at, load }) => `web,${at},${load}\r\n`).join('');
  const { code, out, err } = await score(fileOf(`host,at,load\r\n${text}`));
  const lines = out.trimEnd().split('\n');
  expect({ code, err, head: lines[0], count: lines.length - 1 }).toEqual({
    code: 0,
    err: '',
    head: 'timestamp,value,anomaly_score',
    count: rows.length,
  });
  expect(lines.slice(1).map((line) => line.split(',').slice(0, 2))).toEqual(
    rows.map(({ at, load }) => [at, load]),
  );
  expect(Number(lines[351]?.split(',')[2])).toBeGreaterThan(0.9);
});

test('a row without a value or with an unreadable time scores 0 and loses no other row', async () => {
  const good = Array.from(
    { length: 60 },
    (_, at) => `2026-01-05 10:${String(at).padStart(2, '0')},1`,
  );
  const path = fileOf(['at,load', ...good, '2026-01-05 11:00,', 'soon,5', ''].join('\n'));
  const { out } = await score(path, '--json');
  expect(jsonLines(out).slice(-2)).toEqual([
    { timestamp: '2026-01-05 11:00', value: '', anomaly_score: 0 },
    { timestamp: 'soon', value: '5', anomaly_score: 0 },
  ]);
});

test('German numbers and dates are read', async () => {
  const rows = Array.from({ length: 30 }, (_, at) => `0${(at % 9) + 1}.11.2026;1.00${at % 7},5`);
  const { code, out } = await score(fileOf(['at;load', ...rows, ''].join('\n')));
  expect({ code, line: out.split('\n')[1] }).toEqual({ code: 0, line: '01.11.2026,"1.000,5",0' });
});

test.each([
  [['--time', 'at'], 2, '--value is missing'],
  [['--time', 'att', '--value', 'load'], 2, 'Did you mean --time at?'],
  [['--time', 'load', '--value', 'load'], 2, 'holds no dates or times'],
  [['--time', 'at', '--value', 'at'], 2, 'holds no numbers'],
])('%j is refused with a sentence', async (options, expected, sentence) => {
  const path = fileOf('at,load\n2026-01-05,1\n2026-01-06,2\n');
  const { code, out, err } = await typed(['anomalies', path, ...options]);
  expect({ code, out }).toEqual({ code: expected, out: '' });
  expect(err).toContain(sentence);
});

test('a file that is not there ends in a sentence', async () => {
  const { code, err } = await score('/nowhere/load.csv');
  expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('is not there') });
});
