import { expect, test } from 'vitest';
import { RunFailure } from '../../../main/domain/failure.ts';
import {
  reportPolicy,
  reportResponse,
  withAskedLinks,
} from '../../../main/shell/report-response.ts';

const record = {
  runId: 'm0abc',
  jobId: 'churn',
  headline: '',
  hash: 'a1',
  createdAtMs: 0,
  isUnread: true,
};
const report = {
  headline: '',
  result: '',
  markdown: '',
  html: '<p>31</p>',
  facts: [],
  charts: [],
  text: '',
};
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const pages = {
  reports: { get: (runId: string) => (runId === 'm0abc' ? record : null) },
  files: { readPage: () => report },
  trial: (id: string) => (id === 'trial-1' ? '<p>tried</p>' : null),
  log,
};
const get = (url: string, method = 'GET') => reportResponse({ method, url }, pages);

test('a stored report is shown without scripts, forms, network or origin', async () => {
  const response = get('report://m0abc/');
  expect(await response.text()).toBe('<p>31</p>');
  expect(response.headers.get('content-security-policy')).toBe(reportPolicy);
  expect(reportPolicy.split('; ')).toContain('sandbox');
});

test('the report of a trial is shown in the same way, and only under its own name', async () => {
  const response = get('report://trial-1/');
  expect(await response.text()).toBe('<p>tried</p>');
  expect(response.headers.get('content-security-policy')).toBe(reportPolicy);
  expect(get('report://trial-2/').status).toBe(404);
});

test.each([
  'report://m0abc/fact/1',
  'report://m0abc/../x/',
  'report://m0abc/?x',
  'report://other/',
  'report://M0ABC/',
])('%s is no page', (url) => expect(get(url).status).toBe(404));

test('a report edited by hand is refused with the sentence that says so, as text', async () => {
  const read = () => {
    throw new RunFailure('source-changed', 'Edited <b>by hand</b>.', { permanent: true });
  };
  const response = reportResponse(
    { method: 'GET', url: 'report://m0abc/' },
    { ...pages, files: { readPage: read } },
  );
  expect(response.status).toBe(500);
  expect(await response.text()).toContain('Edited &lt;b>by hand&lt;/b>.');
});

test('links that lead out are turned into questions, and numbers stay as they are', () => {
  const html =
    '<p><a href="fact/1">31</a> <a class="x" href="https://a.org/?q=1&#x26;r=2">see</a></p>';
  expect(withAskedLinks(html)).toBe(
    '<p><a href="fact/1">31</a> <a class="x" href="open/https%3A%2F%2Fa.org%2F%3Fq%3D1%26r%3D2">see</a></p>',
  );
});

test('a text that only looks like a link is left as it was written', () => {
  const html = '<p>&#x3C;a href="https://a.org"> and <code>x href="https://a.org"</code></p>';
  expect(withAskedLinks(html)).toBe(html);
});

test('what is looked for is marked in the page that is shown, under its policy, not in the file', async () => {
  const html =
    '<html><head><meta http-equiv="Content-Security-Policy" content="x"></head><body><p>31 of 31</p></body></html>';
  const found = (how: string) =>
    reportResponse(
      { method: 'GET', url: `report://m0abc/?${how}=31` },
      { ...pages, files: { readPage: () => ({ ...report, html }) } },
    );
  const shown = await found('find').text();
  expect(shown).toContain('<p><mark id="found-1">31</mark> of <mark id="found-2">31</mark></p>');
  expect(shown).not.toContain('http-equiv');
  expect(found('find').headers.get('content-security-policy')).toBe(reportPolicy);
  expect(await found('calm').text()).toContain('mark{background:none');
});
