import { expect, test, vi } from 'vitest';
import { headlessPrinter } from '../../main/pipeline/export/headless-printer.ts';
import { electronExecutable, root } from '../desktop/runtime.ts';
import { printed } from '../main/pipeline/exported.ts';

const printer = headlessPrinter({ executable: electronExecutable(), folder: root });
const rows = Array.from({ length: 120 }, (_, n) => `| Region ${n} | [412,301 EUR](fact/1) |`);
const long = ['# Sales briefing', '| Region | Net |\n| :-- | --: |', ...rows].join('\n');

const pagesOf = (pdf: string) => pdf.match(/\/Type \/Page\b/g)?.length ?? 0;

test('the command prints a report without a display: tagged pages with its title', async () => {
  vi.stubEnv('DISPLAY', undefined);
  const page = printed(long.replace('\n', '\n\n'));
  const pdf = Buffer.from(await printer.pdf(page, 'Sales briefing'));
  const text = pdf.toString('latin1');
  expect([
    text.slice(0, 5),
    pagesOf(text) > 3,
    text.includes('/Title (Sales briefing)'),
    text.includes('/StructTreeRoot'),
  ]).toEqual(['%PDF-', true, true, true]);
});

test('F09: a page that is printed runs no script and asks nothing of the network', async () => {
  const asked =
    '<script>document.body.append("x".repeat(50000))</script><img src="http://127.0.0.1:9/">';
  const pdf = Buffer.from(await printer.pdf(`<!doctype html><p>Report</p>${asked}`, ''));
  expect(pagesOf(pdf.toString('latin1'))).toBe(1);
});

test('without the app the command says what to do instead', async () => {
  await expect(headlessPrinter(null).pdf('', '')).rejects.toMatchObject({
    code: 'export-failed',
    permanent: true,
  });
});
