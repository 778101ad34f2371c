import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileSource } from '../../../main/domain/source/file-kind.ts';
import type { PreviewPlan } from '../../../main/domain/source/preview.ts';
import type { Source } from '../../../main/domain/source/source.ts';
import { childTransport } from '../../../main/pipeline/child-worker.ts';
import { machineResolve } from '../../../main/pipeline/fetch/http/machine-resolve.ts';
import { previewSource } from '../../../main/pipeline/preview/preview-source.ts';
import { createPreviews } from '../../../main/pipeline/previews.ts';
import { machineClock } from '../../../main/store/machine.ts';
import { failureOf, file, folder, planFor } from './bench.ts';
import { bookOf, excel, saved, sheetOf } from './workbooks.ts';

const network = { fetch, resolve: machineResolve };
const manifest = { hash: '', fetchedAtMs: 0, parts: [] };

function preview(source: Source, trial: PreviewPlan['trial'] = null) {
  const plan = { sources: [source], tmpDir: folder(), fetchedAtMs: 1 };
  return previewSource({ fetch: plan, rows: 50, trial }, network);
}

const csv = (text: string, change: Partial<Extract<Source, { kind: 'csv' }>> = {}): Source => {
  const source = fileSource('orders', file('orders.csv', text));
  return { ...source, ...change } as Source;
};
const orders = Array.from(
  { length: 60 },
  (_, at) => `2026-11-${String((at % 28) + 1).padStart(2, '0')},EMEA,${at}.50`,
);

test('fifty rows are shown of all, with the types that a report would give them', async () => {
  const found = await preview(csv(`day,region,net\n${orders.join('\n')}\n`));
  expect(found.columns.map(({ type }) => type)).toEqual(['DATE', 'VARCHAR', 'DECIMAL(18,6)']);
  expect(found.rows).toHaveLength(50);
  expect(found.rows[1]).toEqual(['2026-11-02', 'EMEA', '1.5']);
  expect(found).toMatchObject({ rowCount: 60, time: 'day', measure: 'net', questions: [] });
});

test('what a report would say is tried on the data, or why there would be none', async () => {
  const { snapshot: _s, parts: _p, tmpDir: _t, ...trial } = planFor({ manifest, tmpDir: '' });
  const found = await preview(csv(`day,region,net\n${orders.join('\n')}\n`), trial);
  expect(found.headline).toMatch(/^Net|^net/i);
  const undated = await preview(csv('region,net\nEMEA,1\n'), trial);
  expect(undated).toMatchObject({ headline: null, rowCount: 1 });
  expect(undated.trouble).toContain('has no column whose cells could be read as dates');
});

test.each([
  [
    'day and month that can be exchanged',
    'day,net\n03/04/2026,1.5\n05/04/2026,2.5\n',
    {
      field: 'dateFormat',
      question: 'Which day is “03/04/2026” in day?',
      choices: [
        { value: '%d/%m/%Y', label: '3 April 2026' },
        { value: '%m/%d/%Y', label: '4 March 2026' },
      ],
    },
  ],
  [
    'a number that is thousands or decimals',
    'day;net\n2026-04-03;1,234\n2026-04-05;5,678\n',
    {
      field: 'decimal',
      question: 'How much is “1,234” in this file?',
      choices: [
        { value: '.', label: '1234 (thousands)' },
        { value: ',', label: '1.234 (with decimals)' },
      ],
    },
  ],
])('%s is asked about', async (_, text, question) => {
  expect((await preview(csv(text))).questions).toEqual([question]);
});

test('an answer is taken, and asked about again with the answer first', async () => {
  const text = 'day,net\n03/04/2026,1.5\n05/04/2026,2.5\n';
  const found = await preview(csv(text, { dateFormat: '%m/%d/%Y' }));
  expect(found.rows[0]?.[0]).toBe('2026-03-04');
  expect(found.questions[0]?.choices[0]?.value).toBe('%m/%d/%Y');
});

test('a table of text alone is asked for its header, which may be none', async () => {
  const text = 'EMEA,Berlin\nAPAC,Tokyo\n';
  const [question] = (await preview(csv(text))).questions;
  expect(question).toMatchObject({ field: 'headerRow' });
  expect((await preview(csv(text, { headerRow: 0 }))).rowCount).toBe(2);
  expect((await preview(csv(`title\n${text}`, { headerRow: 2 }))).columns[0]?.name).toBe('EMEA');
});

test('a workbook with several sheets is asked for the sheet, and the answer stays the first', async () => {
  const table = sheetOf([
    ['a', 'n'],
    ['x', 1],
  ]);
  const path = saved(bookOf({ First: table, Second: table }));
  const sheets = async (sheet: string | null) =>
    (await preview(excel(path, { sheet }))).questions[0]?.choices.map(({ value }) => value);
  expect(await sheets(null)).toEqual(['First', 'Second']);
  expect(await sheets('Second')).toEqual(['Second', 'First']);
});

test('of a large file only the start is read, up to a whole line', async () => {
  const line = `2026-11-02,${'x'.repeat(1000)},1\n`;
  const found = await preview(csv(`day,note,net\n${line.repeat(40_000)}`));
  expect(found).toMatchObject({ isStart: true, bytes: 13 + line.length * 40_000 });
  expect(found.rowCount).toBe(Math.floor((32 * 1024 * 1024 - 13) / line.length));
});

test('a preview leaves nothing behind, and a newer one ends it', async () => {
  const tmp = folder();
  const dirOf = ({ fence }: { readonly fence: number }) => join(tmp, String(fence));
  const previews = createPreviews({
    access: () => ({}),
    startWorker: () => childTransport(join(process.cwd(), 'main/worker.ts')),
    artifacts: {
      openTmp: (claim) => {
        mkdirSync(dirOf(claim));
        return dirOf(claim);
      },
      closeTmp: (claim) => rmSync(dirOf(claim), { recursive: true }),
    },
    clock: machineClock,
  });
  const source = csv('day,net\n2026-11-02,1\n');
  const first = failureOf(previews.make(source, null));
  expect((await previews.make(source, null)).rowCount).toBe(1);
  expect((await first).code).toBe('cancelled');
  expect(readdirSync(tmp)).toEqual([]);
});
