import { expect, test } from 'vitest';
import { RunFailure } from '../../../../main/domain/failure.ts';
import type { ChartSpec } from '../../../../main/domain/report/chart.ts';
import { mailHtml } from '../../../../main/pipeline/deliver/email/mail-html.ts';
import { chartSvg } from '../../../../main/pipeline/report/chart-svg.ts';
import { toMarkdown } from '../../../../main/pipeline/report/document.ts';
import { page } from '../../../../main/pipeline/report/page.ts';
import { name, quoted, say } from '../../../../main/pipeline/report/phrase.ts';
import { safeHtml } from '../../../../main/pipeline/report/safe-html.ts';
import { reportResponse } from '../../../../main/shell/report-response.ts';
import { about, exported, net, sales } from '../exported.ts';
import { parse } from '../parse.ts';
import { dangersOf } from './dangers.ts';
import { payloads } from './payloads.ts';

/** Puts every payload into a surface. @returns those that could act there, with what they became */
async function actingOn(show: (payload: string) => string | Promise<string>): Promise<unknown[]> {
  const acting: unknown[] = [];
  for (const payload of payloads) {
    const dangers = dangersOf(await show(payload));
    if (dangers.length > 0) acting.push([payload, dangers]);
  }
  return acting;
}

const withoutDigits = (text: string) => text.replace(/\p{Nd}/gu, 'n');

test('there are 150 payloads and more, no two alike', () => {
  expect(new Set(payloads).size).toBe(payloads.length);
  expect(payloads.length).toBeGreaterThanOrEqual(150);
});

test('put into a page as they are, more than a hundred of them act', () => {
  const acting = payloads.filter((payload) => dangersOf(page('x', payload)).length > 0);
  expect(acting.length).toBeGreaterThan(100);
});

test('F01 F06 F07: the text of a report', async () => {
  expect(
    await actingOn((payload) => page('x', safeHtml(`before ${payload}\n\n${payload}`))),
  ).toEqual([]);
});

test('F10: a headline, in the title of its page', async () => {
  expect(await actingOn((payload) => page(payload, '<p>x</p>'))).toEqual([]);
});

test('a name out of the data, a line of a log among them', async () => {
  const show = (payload: string) => {
    const blocks = [
      { kind: 'paragraph', text: say`Seen in ${name(payload)}.` },
      { kind: 'table', head: [name(payload)], rows: [[name(payload)]] },
    ] as const;
    return page('x', safeHtml(toMarkdown(blocks, () => 1)));
  };
  expect(await actingOn(show)).toEqual([]);
});

test('what a model wrote, and what is flagged of it', async () => {
  const show = (payload: string) => {
    const blocks = [
      { kind: 'lead', text: quoted(withoutDigits(payload)) },
      { kind: 'list', items: [quoted(withoutDigits(payload))] },
    ] as const;
    return page('x', safeHtml(toMarkdown(blocks, () => 1)));
  };
  expect(await actingOn(show)).toEqual([]);
});

const elementsOfCharts = new Set(['svg', 'style', 'rect', 'path', 'text', 'g', 'defs', 'clipPath']);

/** Names in the legend, at the axes and below the bars: all the places where a chart has text. */
function chartOf(names: readonly string[]): ChartSpec {
  const [first = '', second = ''] = names;
  const series = names.map((given) => ({ name: given, values: [1, 2] }));
  const about = { title: first, summary: first, xLabel: first, yLabel: second };
  return { kind: 'bar', ...about, x: [first, second], series };
}

test('a chart spec: its picture is well-formed, and every name in it is text', () => {
  const dozens = Array.from({ length: Math.ceil(payloads.length / 12) }, (_, n) =>
    payloads.slice(n * 12, n * 12 + 12),
  );
  const acting = dozens.flatMap((names) => {
    const elements = [...parse(chartSvg(chartOf(names)), 'image/svg+xml').querySelectorAll('*')];
    const strange = elements.filter(({ localName }) => !elementsOfCharts.has(localName));
    const calls = elements.flatMap(({ attributes }) =>
      [...attributes].filter(
        ({ name: attribute, value }) =>
          /^on|href|^src/i.test(attribute) || /url\((?!#)/i.test(value),
      ),
    );
    return strange.length + calls.length > 0 ? [names] : [];
  });
  expect([dozens.length > 12, acting]).toEqual([true, []]);
});

test('F09: an exported page, with the payload as text, fact, query, file and name of its job', async () => {
  const show = async (payload: string) => {
    const fact = { ...net, text: payload, label: payload, query: payload, source: payload };
    const report = { ...sales, charts: [], facts: [fact, { ...fact, n: 2, source: 'other' }] };
    const change = { jobName: payload, sources: [{ file: payload, modifiedAtMs: 0 }] };
    const [file] = await exported(payload, 'html', { ...about, ...change }, report);
    return file?.text ?? '<script>nothing was exported</script>';
  };
  expect(await actingOn(show)).toEqual([]);
});

test('a mail, with the payload as report and as the note above it', async () => {
  expect(await actingOn((payload) => mailHtml(payload, ['chart1.x@almanac'], payload))).toEqual([]);
});

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

test('a sentence of a failure, where a report cannot be shown', async () => {
  const show = (payload: string) => {
    const read = () => {
      throw new RunFailure('source-changed', payload, { permanent: true });
    };
    const record = {
      runId: 'm0',
      jobId: 'a',
      headline: '',
      hash: '',
      createdAtMs: 0,
      isUnread: true,
    };
    const pages = {
      reports: { get: () => record },
      files: { readPage: read },
      trial: () => null,
      log,
    };
    const request = { method: 'GET', url: 'report://m0/' };
    return reportResponse(request, pages).text();
  };
  expect(await actingOn(show)).toEqual([]);
});
