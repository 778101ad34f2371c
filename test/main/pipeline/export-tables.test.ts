import { read } from '@e965/xlsx';
import { expect, test } from 'vitest';
import type { Fact } from '../../../main/domain/report/fact.ts';
import { change, exported, net, sales } from './exported.ts';

const first: Fact = {
  ...net,
  id: 'window.from',
  n: 3,
  label: 'first day',
  value: '2026-11-16',
  format: 'date',
  unit: '',
  text: '16 Nov 2026',
};
const rising: Fact = { ...net, id: 'by.north', n: 4, value: 27_419.06, unit: '', text: '+27,419' };
const report = { ...sales, facts: [net, change, first, rising] };

const markdown = `# Sales briefing

![Net](chart/1)

### The chart in numbers

| Day | Net |
| :-- | --: |
| \`2026-11-16\` | [412,301 EUR](fact/1) |

## By region

| Region | Net | In percent | Since | Change |
| :-- | --: | --: | --: | --: |
| \`=HYPERLINK("https://evil.example","x")\` | [412,301 EUR](fact/1) | [−31.2 %](fact/2) | [16 Nov 2026](fact/3) | [+27,419](fact/4) |
| \`a, "b"\` | – | – | – | – |
`;

test('each table is a CSV file of its own, with numbers as computed and dates as ISO text', async () => {
  const files = await exported(markdown, 'csv', {}, report);
  expect(files.map(({ name, text }) => [name, text])).toEqual([
    ['Sales briefing 2026-W47 Net by day.csv', 'Day,Net\r\n2026-11-16,412300.5\r\n'],
    [
      'Sales briefing 2026-W47 By region.csv',
      [
        'Region,Net,In percent,Since,Change',
        `"'=HYPERLINK(""https://evil.example"",""x"")",412300.5,-31.2,2026-11-16,27419.06`,
        '"a, ""b""",–,–,–,–',
        '',
      ].join('\r\n'),
    ],
  ]);
});

test.each([
  ['=cmd|calc', "'=cmd|calc"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['＝1', "'＝1"],
])('E09: the text %j is no formula of a spreadsheet', async (name, written) => {
  const [file] = await exported(
    `| Name |\n| -- |\n| \`${name.replaceAll('|', '\\|')}\` |\n`,
    'csv',
  );
  expect(file?.text.split('\r\n')[1]).toBe(written);
});

test('a file of CSV begins with the mark by which spreadsheets know its encoding', async () => {
  const [file] = await exported(markdown, 'csv', {}, report);
  expect([...(file?.bytes.slice(0, 3) ?? [])]).toEqual([0xef, 0xbb, 0xbf]);
});

test('a report without a table has no CSV, and says so', async () => {
  await expect(exported('# Quiet', 'csv')).rejects.toMatchObject({ code: 'not-found' });
});

async function workbook() {
  const [file] = await exported(markdown, 'xlsx', {}, report);
  return read(file?.bytes, { cellDates: true, cellNF: true, bookFiles: true, UTC: true });
}

test('a workbook has a sheet a table with true numbers and dates, and Evidence last', async () => {
  const { SheetNames, Sheets } = await workbook();
  expect(SheetNames).toEqual(['Net by day', 'By region', 'Evidence']);
  const cell = (sheet: string, at: string) => {
    const { t, v, z } = Sheets[sheet]?.[at] ?? {};
    return [t, v instanceof Date ? v.toISOString() : v, z];
  };
  expect([
    cell('Net by day', 'A2'),
    cell('By region', 'B2'),
    cell('By region', 'C2'),
    cell('By region', 'D2'),
    cell('By region', 'E2'),
  ]).toEqual([
    ['d', '2026-11-16T00:00:00.000Z', 'yyyy-mm-dd'],
    ['n', 412300.5, '#,##0" EUR"'],
    ['n', -0.312, '#,##0.0%'],
    ['d', '2026-11-16T00:00:00.000Z', 'yyyy-mm-dd'],
    ['n', 27419.06, '+#,##0;-#,##0;#,##0'],
  ]);
  expect([cell('Evidence', 'B2')[1], cell('Evidence', 'H2')[1]]).toEqual([net.text, net.query]);
});

test('E09: a cell that looks like a formula is text in a workbook', async () => {
  const { Sheets } = await workbook();
  const { t, v, f } = Sheets['By region']?.A2 ?? {};
  expect([t, v, f]).toEqual(['s', '=HYPERLINK("https://evil.example","x")', undefined]);
});

test('the head of every sheet stays when its rows are scrolled', async () => {
  const { files } = (await workbook()) as unknown as { files: Record<string, { content: Buffer }> };
  const sheets = Object.keys(files).filter((name) => name.startsWith('xl/worksheets/sheet'));
  const frozen = sheets.filter((name) =>
    /<pane [^>]*ySplit="1"[^>]*state="frozen"/.test(String(files[name]?.content)),
  );
  expect([sheets.length, frozen]).toEqual([3, sheets]);
});

test('sheets of one name, or of one that Excel does not take, get one of their own', async () => {
  const table = '\n\n| A |\n| -- |\n| b |\n\n';
  const titles = ['By region/area [all]', 'Evidence', 'By region/area [all]', 'x'.repeat(60)];
  const text = titles.map((title) => `## ${title}${table}`).join('');
  const [file] = await exported(text, 'xlsx');
  expect(read(file?.bytes).SheetNames).toEqual([
    ...['By region area  all', 'Evidence', 'By region area  all 2', 'x'.repeat(31), 'Evidence 2'],
  ]);
});

test('a chart is a picture of 1440 by 600 points on white', async () => {
  const [file] = await exported(markdown, 'png', {}, report);
  const png = Buffer.from(file?.bytes ?? []);
  expect([
    file?.name,
    png.toString('latin1', 1, 4),
    png.readUInt32BE(16),
    png.readUInt32BE(20),
  ]).toEqual(['Sales briefing 2026-W47 Net by day.png', 'PNG', 1440, 600]);
});
