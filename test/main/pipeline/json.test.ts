import { expect, test } from 'vitest';
import type { JsonSource } from '../../../main/domain/source/source.ts';
import { failureOf, fetchedFrom, file, rowsOf } from './bench.ts';

function json(path: string): JsonSource {
  return { id: 'orders', kind: 'json', path, decimal: null, dateFormat: null };
}

async function read(content: string | Buffer) {
  const snapshot = await fetchedFrom([json(file('orders.json', content))]);
  const columns = snapshot.manifest.parts[0]?.columns.map(({ name, type }) => `${name} ${type}`);
  return { columns, rows: await rowsOf(snapshot) };
}

async function refused(content: string | Buffer): Promise<string> {
  const failure = await failureOf(fetchedFrom([json(file('orders.json', content))]));
  return failure.message.replace(/^.*\/orders\.json/, 'orders.json');
}

const lines = '{"at":"2026-11-02","net":1.5}\n{"at":"2026-11-03","net":20,"by":{"name":"Ada"}}\n';

test('one object after another is a table; fields of fields are named with dots', async () => {
  expect(await read(lines)).toEqual({
    columns: ['at DATE', 'net DECIMAL(18,6)', 'by.name VARCHAR'],
    rows: [
      ['2026-11-02', '1.500000', null],
      ['2026-11-03', '20.000000', 'Ada'],
    ],
  });
});

test('a list of objects gives the same table, also with a byte order mark and in UTF-16', async () => {
  const list = `[${lines.trim().replace('\n', ',')}]`;
  const expected = await read(lines);
  expect(await read(list)).toEqual(expected);
  expect(await read(`\ufeff${list}`)).toEqual(expected);
  expect(await read(Buffer.from(`\ufeff${list}`, 'utf16le'))).toEqual(expected);
});

test('a field that only the last of many rows has is a column too', async () => {
  const many = `${'{"a":1}\n'.repeat(5_000)}{"a":2,"late":"x"}\n`;
  expect((await read(many)).columns).toEqual(['a BIGINT', 'late VARCHAR']);
});

test('huge numbers stay what they are, and __proto__ is a field as any other (E10)', async () => {
  const content =
    '[{"id":12345678901234567890123,"__proto__":{"admin":1}},{"id":7,"constructor":"x"}]';
  expect(await read(content)).toEqual({
    columns: ['id DOUBLE', '__proto__.admin BIGINT', 'constructor VARCHAR'],
    rows: [
      ['1.2345678901234568e+22', '1', null],
      ['7.0', null, 'x'],
    ],
  });
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test('lists, and what is an object only at times, stay text in one cell', async () => {
  expect(await read('[{"a":[1,2],"b":{"x":1}},{"a":[],"b":5}]')).toEqual({
    columns: ['a VARCHAR', 'b VARCHAR'],
    rows: [
      ['[1,2]', '{"x":1}'],
      ['[]', '5'],
    ],
  });
});

test.each([
  ['nested 100,000 deep (E10)', '['.repeat(100_000), 'nests lists and objects more than 100 deep'],
  ['cut off', '[{"a":1},{"a":', 'is broken JSON at value 2'],
  ['cut off in line 2', '{"a":1}\n{"a":\n', 'is broken JSON'],
  ['a list of numbers', '[1,2,{"a":1}]', 'has 2 of 3 values that are not objects'],
  ['an empty list', '[]', 'holds no rows'],
  ['rows without fields', '[{},{}]', 'holds no rows'],
  ['no JSON', 'a,b\n1,2\n', 'is not JSON'],
  ['a login page', '<html>log in</html>', 'is not JSON'],
  ['empty', '', 'is empty (0 bytes)'],
  ['an archive', Buffer.from('504b0304ffff', 'hex'), 'is an Excel workbook or a ZIP archive'],
])('JSON that is %s is refused with a sentence', async (_, content, message) => {
  expect(await refused(content)).toContain(`orders.json ${message}`);
});

test('more different fields than a table may have are refused with their number', async () => {
  const fields = Array.from({ length: 2_500 }, (_, at) => `{"f${at}":1}`).join('\n');
  expect(await refused(fields)).toContain('has 2500 different fields');
});
