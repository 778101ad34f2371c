import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import type { ChartSpec } from '../../../../main/domain/report/chart.ts';
import type { Exporter } from '../../../../main/domain/report/export.ts';
import type { Report } from '../../../../main/domain/report/report.ts';
import { composeMessage } from '../../../../main/pipeline/deliver/email/compose-message.ts';
import { exportFiles } from '../../../../main/pipeline/export/export-files.ts';

const chart: ChartSpec = {
  kind: 'bar',
  title: 'Net by week',
  summary: 'Net rose in each of three weeks.',
  xLabel: 'Week',
  yLabel: 'Net',
  x: ['W1', 'W2', 'W3'],
  series: [{ name: 'Net', values: [1, 2, 3] }],
};
const report: Report = {
  headline: 'Sales rose.',
  result: '',
  markdown:
    '# Sales\n\n**Sales rose by [12 %](fact/1).**\n\n![Net rose in each of three weeks.](chart/1)\n\n| Part | Net |\n| :-- | --: |\n| <b>EMEA</b> | [400](fact/2) |\n\n[evil](javascript:alert)\n',
  html: '',
  facts: [],
  charts: [chart],
  text: '',
};
const about = {
  jobName: 'Sales',
  runId: 'r1',
  window: { key: 'week:2026-W44', fromMs: 0, toMs: 1 },
  zone: 'UTC',
  sources: [],
};
const exporter: Exporter = {
  make: async (_runId, format) =>
    format === 'pdf'
      ? [{ name: 'Sales 2026-W44.pdf', bytes: Buffer.from('%PDF-1.7') }]
      : exportFiles({ report, about, format }),
};

const message = {
  content: {
    to: ['boss@example.com', 'deputy@example.com'],
    subject: 'Sales: Sales rose.',
    note: '<b>Look</b> at EMEA.\nAna',
    attach: ['pdf'],
    dateMs: Date.UTC(2026, 10, 2, 7),
    report: { period: '2026-W44', windowToMs: 1, revision: 1 },
  },
  runId: 'r1',
  from: { address: 'ana@example.com', name: 'Ana' },
  key: 'run:r1/email/boss@example.com',
  text: '',
  isDraft: false,
} as const;

const parsed = async (given: Partial<Parameters<typeof composeMessage>[0]> = {}) =>
  simpleParser(await composeMessage({ ...message, ...given }, { exporter }));

test('a chart stands in the text as a picture of the message itself', async () => {
  const mail = await simpleParser(await composeMessage(message, { exporter }), {
    keepCidLinks: true,
  });
  const [picture, pdf] = mail.attachments;
  expect(mail.html).toContain(`src="cid:${picture?.cid}"`);
  expect([picture?.contentType, picture?.content.subarray(1, 4).toString()]).toEqual([
    'image/png',
    'PNG',
  ]);
  expect(pdf?.filename).toBe('Sales 2026-W44.pdf');
});

test('numbers lead nowhere outside Almanac, and nothing in a report or a note becomes markup (H04)', async () => {
  const { html, text } = await parsed();
  expect(html).toContain('Sales rose by 12 %.');
  expect(html).toContain('&lt;b&gt;Look&lt;/b&gt; at EMEA.');
  expect(html).not.toMatch(/fact\/|javascript:|<b>|<script/);
  expect(text).toContain('[Chart: Net rose in each of three weeks.]');
});

test('the same delivery makes the same bytes, and another recipient another Message-ID', async () => {
  const [one, again] = [
    await composeMessage(message, { exporter }),
    await composeMessage(message, { exporter }),
  ];
  expect(one.equals(again)).toBe(true);
  const other = await parsed({ key: 'run:r1/email/deputy@example.com' });
  expect([other.messageId === (await parsed()).messageId, other.date]).toEqual([
    false,
    new Date(message.content.dateMs),
  ]);
});

test('a draft is marked as not sent, and leaves its sender to the mail program', async () => {
  const { headers, from } = await parsed({ isDraft: true, from: null });
  expect([headers.get('x-unsent'), from]).toEqual(['1', undefined]);
});
