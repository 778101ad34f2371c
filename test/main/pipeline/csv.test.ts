import { expect, test } from 'vitest';
import { fetched, file, rowsOf } from './bench.ts';

const shape = async (content: string | Buffer, options = {}) => {
  const { manifest } = await fetched(file('orders.csv', content), options);
  const part = manifest.parts[0];
  const columns = Object.fromEntries(part?.columns.map(({ name, type }) => [name, type]) ?? []);
  return { rows: part?.rows, columns, options: part?.options };
};

test('numbers, dates and texts of a plain file get their types', async () => {
  const { rows, columns } = await shape('day,n,net,name\n2026-11-03,1,2.50,a\n2026-11-04,2,3,b\n');
  expect({ rows, columns }).toEqual({
    rows: 2,
    columns: { day: 'DATE', n: 'BIGINT', net: 'DECIMAL(18,6)', name: 'VARCHAR' },
  });
});

test('a German file with semicolons, decimal commas and points between thousands is understood', async () => {
  const { columns, options } = await shape(
    'Datum;Umsatz;Ort\r\n03.11.2026;1.234,50;Köln\r\n14.11.2026;-7,25;Bonn\r\n',
  );
  expect(columns).toEqual({ Datum: 'DATE', Umsatz: 'DECIMAL(18,6)', Ort: 'VARCHAR' });
  expect(options).toMatchObject({ delimiter: ';', decimal: ',', 'date:Datum': '%d.%m.%Y' });
});

test.each([
  ['windows-1252', Buffer.from('day,town\n2026-11-03,Köln\n', 'latin1')],
  ['utf-16le', Buffer.from('\ufeffday,town\n2026-11-03,Köln\n', 'utf16le')],
  ['utf-16be', Buffer.from('\ufeffday,town\n2026-11-03,Köln\n', 'utf16le').swap16()],
  ['utf-8 with BOM', Buffer.from('\ufeffday,town\n2026-11-03,Köln\n')],
])('a file in %s is read', async (encoding, content) => {
  const { columns, options } = await shape(content);
  expect({ columns, encoding: options?.encoding }).toEqual({
    columns: { day: 'DATE', town: 'VARCHAR' },
    encoding,
  });
});

test('repeated and missing column titles get names of their own', async () => {
  const { columns } = await shape('net,Net,,_row\n1,2,3,4\n');
  expect(Object.keys(columns)).toEqual(['net', 'Net (2)', 'column 3', '_row (2)']);
});

test('a file without a header keeps its first row', async () => {
  const { rows, columns } = await shape('2026-11-03,5,a\n2026-11-04,6,b\n');
  expect(rows).toBe(2);
  expect(Object.keys(columns)).toEqual(['column 1', 'column 2', 'column 3']);
});

test('titles above the table are passed over', async () => {
  expect(await shape('Sales report\n\nday,net\n2026-11-03,5\n')).toMatchObject({
    rows: 1,
    columns: { day: 'DATE', net: 'BIGINT' },
  });
});

test('titles that a spreadsheet saved as wide as its table are passed over', async () => {
  const saved = 'Umsatz der Filialen;;\r\nStand: 27.11.2026;;\r\n;;\r\nTag;Filiale;Umsatz\r\n';
  const rows = '26.11.2026;Köln;1.904,90 €\r\n27.11.2026;Graz;925,03 €\r\n';
  expect(await shape(`${saved}${rows}`)).toMatchObject({
    rows: 2,
    columns: { Tag: 'DATE', Filiale: 'VARCHAR', Umsatz: 'DECIMAL(18,6)' },
  });
});

test('a first row with few cells stays a row where no names follow that have data below', async () => {
  const sparse = await shape('2026-11-02,,\n2026-11-03,5,a\n2026-11-04,6,b\n');
  expect(sparse.rows).toBe(3);
  const words = await shape('name,,\nAnn,Berlin,x\nBen,Rome,y\n');
  expect(words).toMatchObject({ rows: 2, columns: { name: 'VARCHAR' } });
});

test('lines that end in different ways are read alike', async () => {
  expect((await shape('day,net\r\n2026-11-03,5\n2026-11-04,6\r\n')).rows).toBe(2);
});

test('decimals that begin after thousands of whole numbers are not rounded', async () => {
  const lines = Array.from({ length: 5000 }, (_, n) => `x${n},${n < 4000 ? n : `${n}.5`}`);
  const { columns } = await shape(`id,net\n${lines.join('\n')}\n`);
  expect(columns).toEqual({ id: 'VARCHAR', net: 'DECIMAL(18,6)' });
});

test('a few unreadable cells are kept as text beside their column', async () => {
  const lines = Array.from({ length: 3000 }, (_, n) => `2026-11-03,${n === 2500 ? 'soon' : n}`);
  const { columns } = await shape(`day,net\n${lines.join('\n')}\n`);
  expect(columns).toEqual({ day: 'DATE', net: 'BIGINT', 'net (unreadable)': 'VARCHAR' });
});

test('a row of totals below a year of months leaves the months days', async () => {
  const months = Array.from({ length: 12 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`);
  const { columns } = await shape(`month,net\n${months.join(',5\n')},5\nTotal,60\n`);
  expect(columns).toEqual({ month: 'DATE', net: 'BIGINT', 'month (unreadable)': 'VARCHAR' });
});

test('words for nothing, NaN and infinities are no values and spoil no column', async () => {
  const { columns } = await shape(
    'day,net\n2026-11-03,1.5\nn/a,NaN\n2026-11-04,inf\n,\n2026-11-05,2\n',
  );
  expect(columns).toEqual({ day: 'DATE', net: 'DECIMAL(18,6)' });
});

test.each([
  ['a currency sign and decimal commas', ['1.904,90 €', '-5,10 €'], ['1904.900000', '-5.100000']],
  ['a currency code', ['1.904,90 EUR', 'EUR -5,10'], ['1904.900000', '-5.100000']],
  ['francs in front', ["CHF 1'904.90", 'CHF 5.10'], ['1904.900000', '5.100000']],
  [
    'losses in brackets',
    ['$1,904.90', '($5.10)', '(7)'],
    ['1904.900000', '-5.100000', '-7.000000'],
  ],
  ['losses with their sign behind', ['1.904,90', '5,10-'], ['1904.900000', '-5.100000']],
  ['a true minus sign', ['1904.90', '\u22125.10'], ['1904.900000', '-5.100000']],
  ['a small number beside a loss in brackets', ['(5)', '1e-5'], ['(5)', '1e-5']],
  ['two currencies, which are never added', ['5.10 €', '$ 5.10'], ['5.10 €', '$ 5.10']],
  ['two codes', ['5.10 EUR', '5.10 USD'], ['5.10 EUR', '5.10 USD']],
  ['articles that begin like money', ['EURO12', 'EUR12A'], ['EURO12', 'EUR12A']],
])('amounts are read with %s', async (_, cells, amounts) => {
  const rows = cells.map((cell) => `2026-11-03;${cell}\n`).join('');
  const read = await rowsOf(await fetched(file('amounts.csv', `day;net\n${rows}`)));
  expect(read.map(([, amount]) => amount)).toEqual(amounts);
});

test.each([
  ['2026-10', '2026-11', '%Y-%m'],
  ['Oct 2026', 'Nov 2026', '%b %Y'],
  ['October 2026', 'November 2026', '%B %Y'],
  ['Oct-26', 'Nov-26', '%b-%y'],
  ['26-Nov-26', '27-Nov-26', '%d-%b-%y'],
  ['Nov 26 2026', 'Nov 27 2026', '%b %d %Y'],
  ['20261126', '20261127', '%Y%m%d'],
])('%s and %s are days', async (first, second, format) => {
  const { columns, options } = await shape(`when,net\n${first},1\n${second},2\n`);
  expect(columns.when).toBe('DATE');
  expect(options?.['date:when']).toBe(format);
});

test('numbers of eight digits that are no days stay numbers', async () => {
  const { columns } = await shape('article,net\n10261126,1\n99999999,2\n');
  expect(columns.article).toBe('BIGINT');
});

test('articles with leading zeros stay text', async () => {
  expect((await shape('article,n\n007,1\n012,2\n')).columns).toMatchObject({ article: 'VARCHAR' });
});

test('days that can be read two ways are marked', async () => {
  const { options } = await shape('day,n\n03/04/2026,1\n05/04/2026,2\n');
  expect(options).toMatchObject({ 'date:day': '%d/%m/%Y', 'ambiguous:day': 'yes' });
});

test('the date format of the job settles how days are read', async () => {
  const { options } = await shape('day,n\n03/04/2026,1\n05/04/2026,2\n', {
    dateFormat: 'MM/DD/YYYY',
  });
  expect(options).toMatchObject({ 'date:day': '%m/%d/%Y' });
  expect(options).not.toHaveProperty('ambiguous:day');
});

test('times with an offset are instants', async () => {
  expect((await shape('at,n\n2026-11-03T10:00:00Z,1\n2026-11-03 12:00+02:00,2\n')).columns).toEqual(
    {
      at: 'TIMESTAMP WITH TIME ZONE',
      n: 'BIGINT',
    },
  );
});

test('hostile column titles are only names', async () => {
  const { columns } = await shape(`"a'b","c""d","x, y); DROP TABLE t; --"\n1,2,3\n`);
  expect(Object.keys(columns)).toEqual([`a'b`, 'c"d', 'x, y); DROP TABLE t; --']);
});

test('equal files give equal parts, named by their hash', async () => {
  const content = 'day,net\n2026-11-03,5\n';
  const [one, two] = [await fetched(file('a.csv', content)), await fetched(file('b.csv', content))];
  expect(one.manifest.parts[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(two.manifest.parts[0]?.sha256).toBe(one.manifest.parts[0]?.sha256);
});
