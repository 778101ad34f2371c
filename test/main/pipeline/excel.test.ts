import { expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { fetchedFrom, rowsOf, type Snapshot } from './bench.ts';
import { bookOf, day, excel, newPath, type Row, saved, sheetOf } from './workbooks.ts';

const orders: readonly Row[] = [
  ['Date', 'Region', 'Net'],
  [day('2026-11-02'), 'EMEA', 1234.5],
  [day('2026-11-03'), 'APAC', -20],
];
const plain = [
  ['2026-11-02', 'EMEA', '1234.500000'],
  ['2026-11-03', 'APAC', '-20.000000'],
];

async function tableOf(...given: Parameters<typeof excel>) {
  const snapshot = await fetchedFrom([excel(...given)]);
  return {
    rows: await rowsOf(snapshot),
    options: optionsOf(snapshot),
    columns: columnsOf(snapshot),
  };
}

const optionsOf = ({ manifest }: Snapshot) => manifest.parts[0]?.options ?? {};
const columnsOf = ({ manifest }: Snapshot) =>
  manifest.parts[0]?.columns.map(({ name, type }) => `${name} ${type}`);

test('a workbook that another library wrote is read with true dates and exact amounts', async () => {
  const path = newPath('orders.xlsx');
  const at = { type: Date, format: 'dd/mm/yyyy hh:mm' };
  const rows = [
    ['When', 'Article', 'Net', 'Paid'].map((value) => ({ value })),
    [
      { value: new Date(Date.UTC(2026, 10, 2, 8, 15)), ...at },
      { value: '007', type: String },
      { value: 0.1 + 0.2, type: Number },
      { value: true, type: Boolean },
    ],
    [
      { value: new Date(Date.UTC(2026, 10, 3)), ...at },
      { value: '008', type: String },
      { value: 12, type: Number },
      { value: false, type: Boolean },
    ],
  ];
  await writeWorkbook(rows, { sheet: 'Orders' }).toFile(path);
  const { rows: found, columns, options } = await tableOf(path);
  expect(columns).toEqual([
    'When TIMESTAMP',
    'Article VARCHAR',
    'Net DECIMAL(18,6)',
    'Paid VARCHAR',
  ]);
  expect(found).toEqual([
    ['2026-11-02 08:15:00', '007', '0.300000', 'true'],
    ['2026-11-03 00:00:00', '008', '12.000000', 'false'],
  ]);
  expect(options).toMatchObject({ kind: 'excel', sheet: 'Orders', header: 'row 1' });
});

test.each(['xlsx', 'xlsb', 'xls', 'ods'] as const)(
  'a .%s workbook gives the same table',
  async (type) => {
    expect((await tableOf(saved(bookOf({ Orders: sheetOf(orders) }), type))).rows).toEqual(plain);
  },
);

test('titles above the header, empty columns beside it, totals and notes below it are left out', async () => {
  const path = saved(
    bookOf({
      Orders: sheetOf(
        [
          ['Orders of November', null, null, null],
          [],
          [null, 'Date', 'Region', 'Net'],
          [null, day('2026-11-02'), 'EMEA', 1234.5],
          [null, null, 'EMEA Total', 1234.5],
          [null, day('2026-11-03'), 'APAC', -20],
          [null, 'Total', null, 1214.5],
          [],
          ['Source: the shop'],
        ],
        ['A1:D1'],
      ),
    }),
  );
  const { rows, options } = await tableOf(path);
  expect(rows.map((row) => row.filter((cell) => cell !== null))).toEqual(plain);
  expect(options).toMatchObject({
    header: 'row 3',
    'left out': 'row 5 (EMEA Total), row 7 (Total), row 9 (“Source: the shop”)',
  });
});

test('a last row called total is left out although none of its cells is empty', async () => {
  const path = saved(
    bookOf({
      Pivot: sheetOf([
        ['Region', '2025', '2026'],
        ['EMEA', 1, 2],
        ['APAC', 3, 4],
        ['Total', 4, 6],
      ]),
    }),
  );
  const { rows, columns } = await tableOf(path);
  expect(columns?.[1]).toBe('2025 BIGINT');
  expect(rows).toEqual([
    ['EMEA', '1', '2'],
    ['APAC', '3', '4'],
  ]);
});

test('a customer called Total Energies is no row of totals', async () => {
  const path = saved(
    bookOf({
      A: sheetOf([
        ['Customer', 'Net'],
        ['Total Energies', 1],
        ['Shell', 2],
      ]),
    }),
  );
  expect((await tableOf(path)).rows).toHaveLength(2);
});

test('a label merged over rows stands in each of them, a header over two rows becomes one name', async () => {
  const path = saved(
    bookOf({
      Orders: sheetOf(
        [
          ['Region', 'First half', null],
          [null, 'Net', 'Orders'],
          ['EMEA', 10, 1],
          [null, 20, 2],
          ['APAC', 30, 3],
        ],
        ['A1:A2', 'B1:C1', 'A3:A4'],
      ),
    }),
  );
  const { rows, columns } = await tableOf(path);
  expect(columns).toEqual(['Region VARCHAR', 'First half Net BIGINT', 'First half Orders BIGINT']);
  expect(rows).toEqual([
    ['EMEA', '10', '1'],
    ['EMEA', '20', '2'],
    ['APAC', '30', '3'],
  ]);
});

test('days of a workbook that counts from 1904 are the days that it shows', async () => {
  const book = bookOf({
    A: sheetOf([
      ['Day', 'N'],
      [{ t: 'n', v: 44_866, z: 'yyyy-mm-dd' }, 1],
    ]),
  });
  book.Workbook = { WBProps: { date1904: true } };
  expect((await tableOf(saved(book))).rows).toEqual([['2026-11-02', '1']]);
});

test('a hidden sheet is not chosen by itself, but may be named; other sheets are told', async () => {
  const book = bookOf({
    Lists: sheetOf([
      ['Code', 'Name'],
      ['E', 'EMEA'],
    ]),
    Orders: sheetOf(orders),
    Returns: sheetOf(orders),
  });
  book.Workbook = { Sheets: [{ Hidden: 1 }, { Hidden: 0 }, { Hidden: 0 }] };
  const path = saved(book);
  expect((await tableOf(path)).options).toMatchObject({
    sheet: 'Orders',
    sheets: 'Orders/Returns',
  });
  expect((await tableOf(path, { sheet: 'lists' })).rows).toEqual([['E', 'EMEA']]);
});

test('a named range, or cells, can be the table', async () => {
  const book = bookOf({
    Cover: sheetOf([
      ['x', 'y'],
      ['a', 'b'],
    ]),
    'My orders': sheetOf([['a', 'b', 'c', 'd'], ...orders.map((row) => ['-', ...row])]),
  });
  book.Workbook = { Names: [{ Name: 'Sales', Ref: "'My orders'!$B$2:$D$4" }] };
  const path = saved(book);
  expect((await tableOf(path, { range: 'sales' })).rows).toEqual(plain);
  expect((await tableOf(path, { sheet: 'My orders', range: 'B2:D3' })).rows).toEqual([plain[0]]);
});

test('a header row that is named is taken, and 0 means that there is none', async () => {
  const path = saved(
    bookOf({
      A: sheetOf([
        ['x', 'y'],
        ['a', 'b'],
        ['c', 'd'],
      ]),
    }),
  );
  expect((await tableOf(path, { headerRow: 2 })).columns).toEqual(['a VARCHAR', 'b VARCHAR']);
  expect((await tableOf(path, { headerRow: 0 })).rows).toHaveLength(3);
});

test('amounts that were typed as text with a comma are read beside true numbers', async () => {
  const path = saved(bookOf({ A: sheetOf([['Net'], ['1.234,50'], ['2,25'], [3.5]]) }));
  expect((await tableOf(path)).rows).toEqual([['1234.500000'], ['2.250000'], ['3.500000']]);
});

test('a cell with an error keeps its text beside a column that stays numbers', async () => {
  const rows = Array.from({ length: 40 }, (_, at): Row => [at]);
  const path = saved(bookOf({ A: sheetOf([['Net'], ...rows, [{ t: 'e', v: 7 }]]) }));
  const { columns, rows: found } = await tableOf(path);
  expect(columns).toEqual(['Net BIGINT', 'Net (unreadable) VARCHAR']);
  expect(found.at(-1)).toEqual([null, '#DIV/0!']);
});
