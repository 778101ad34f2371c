import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { exported, printed } from './exported.ts';
import { parse } from './parse.ts';

const text = '# Sales briefing\n\n**Net fell [31.2 %](fact/2) to [412,301 EUR](fact/1).**\n';

async function pageOf(markdown: string, jobName = 'Sales') {
  const [file] = await exported(markdown, 'html', { jobName });
  return { html: file?.text ?? '', document: parse(file?.text ?? '') };
}

test('F09: an exported page brings its policy along and refers to nothing elsewhere', async () => {
  const { html, document } = await pageOf(
    `${text}\n<script>alert(1)</script>\n\n![x](https://evil.example/x.png)\n\n![Net](chart/1)\n`,
  );
  const style = document.querySelector('style')?.textContent ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
  expect(policy?.getAttribute('content')).toBe(
    `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`,
  );
  const loaded = [...document.querySelectorAll('[src]')].map((node) => node.getAttribute('src'));
  expect(loaded.map((address) => address?.slice(0, 19))).toEqual(['data:image/svg+xml;']);
  expect(document.querySelectorAll('script, link, iframe, object, base').length).toBe(0);
  expect(html).not.toMatch(/url\(|@import/);
});

test('a number of an exported page leads to its line below, which says what it is and its query', async () => {
  const { document } = await pageOf(text);
  const link = [...document.querySelectorAll('main a')].find(
    (a) => a.textContent === '412,301 EUR',
  );
  const line = document.querySelector(`tr${link?.getAttribute('href')}`);
  expect([...(line?.querySelectorAll('td') ?? [])].map((cell) => cell.textContent)).toEqual([
    ...['1', '412,301 EUR', 'net in this period', '1,204'],
    'QuerySELECT sum(net) FROM sales WHERE net < 1e9',
  ]);
});

test('an exported page says which files it was made from, and keeps their rows to itself', async () => {
  const { html, document } = await pageOf(text);
  expect(document.querySelector('.evidence p')?.textContent).toContain(
    'Made from sales.csv (changed 23 Nov 2026, 08:55).',
  );
  expect(html).not.toContain('Lovelace');
});

test('the page for paper is unfolded, and a query is on no paper', () => {
  const folded = `${text}\n![Net](chart/1)\n\n### The chart in numbers\n\n| Day | Net |\n| :-- | --: |\n| Mon | [412,301 EUR](fact/1) |\n`;
  const html = printed(folded);
  const document = parse(html);
  expect(document.querySelectorAll('details:not([open])').length).toBe(0);
  expect(document.querySelectorAll('details[open] table').length).toBe(1);
  expect(html).not.toContain('SELECT');
});

test('F10: a job’s name is text in a page, whatever it holds', async () => {
  const { document } = await pageOf(text, '</title><script>alert(1)</script>"🦊');
  expect(document.title).toBe('</title><script>alert(1)</script>"🦊');
  expect(document.querySelector('script')).toBeNull();
});
