import { expect, test } from 'vitest';
import { fetched, file } from './bench.ts';

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

test('words for nothing, NaN and infinities are no values and spoil no column', async () => {
  const { columns } = await shape(
    'day,net\n2026-11-03,1.5\nn/a,NaN\n2026-11-04,inf\n,\n2026-11-05,2\n',
  );
  expect(columns).toEqual({ day: 'DATE', net: 'DECIMAL(18,6)' });
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
