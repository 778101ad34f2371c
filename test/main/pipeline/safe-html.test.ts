import { expect, test } from 'vitest';
import { page } from '../../../main/pipeline/report/page.ts';
import { safeHtml } from '../../../main/pipeline/report/safe-html.ts';
import { parse } from './parse.ts';

const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<form id=go name=api><input></form>',
  '<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '[a](javascript:alert(1))',
  '[a](JaVaScRiPt:alert(1))',
  '[a](vbscript:x)',
  '[a](file:///etc/passwd)',
  '[a](smb://host/x)',
  '[a](//evil.example)',
  '[a](\\\\evil\\share)',
  '[a](../other)',
  '[a](fact/1/../../x)',
  '[a](fact/0)',
  '[a](https://good.example@evil.example)',
  '![a](https://evil.example/?d=1)',
  '![a][ref]\n\n[ref]: https://evil.example/x.png',
  '[^1]\n\n[^1]: note <b onclick=x>',
  '| a |\n| -- |\n| ![x](https://evil.example/y) |',
  '![a](data:image/svg+xml;base64,PHN2Zy8+)',
  '![a](chart/99)',
  '[a](data:text/html,x)',
  '<form action=https://evil.example><button>x</button></form>',
  '<iframe src=https://evil.example></iframe>',
  '<svg><style>@import url(//evil.example)</style></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<a id=go name=api href="//evil.example">x</a>',
  '[x][r]\n\n[r]: javascript:alert(1)',
  '<b style="background:url(https://evil.example)">x</b>',
];

test.each(hostile)('%s can do nothing', (markdown) => {
  const document = parse(safeHtml(`before ${markdown}\n\n${markdown}`, []));
  const loaded = [
    ...document.querySelectorAll('script,img,svg,iframe,object,form,input,meta,style,link'),
  ];
  const attributes = [...document.querySelectorAll('body *')].flatMap((node) =>
    node.getAttributeNames(),
  );
  const links = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href'));
  expect(loaded).toEqual([]);
  expect(attributes.filter((name) => /^on|^id$|^name$|^style$|^src$/.test(name))).toEqual([]);
  expect(links).toEqual([]);
});

test('links to facts and to the open web stay', () => {
  expect(safeHtml('[8 %](fact/3) [a](https://example.com/x) [b](mailto:a@example.com)', [])).toBe(
    '<p><a href="fact/3">8 %</a> <a href="https://example.com/x" rel="noopener noreferrer">a</a> <a href="mailto:a@example.com" rel="noopener noreferrer">b</a></p>',
  );
});

test('a picture from elsewhere is replaced by the name of its host', () => {
  expect(safeHtml('see ![a](https://evil.example/x)', [])).toContain('[picture from evil.example]');
});

test('a chart is our own picture, with its numbers folded below it', () => {
  const markdown = '![sales](chart/1)\n\n### In numbers\n\n| a | b |\n| -- | --: |\n| x | y |\n';
  const document = parse(safeHtml(markdown, ['<svg/>']));
  expect(document.querySelector('figure img')?.getAttribute('src')).toBe(
    'data:image/svg+xml;base64,PHN2Zy8+',
  );
  expect(document.querySelector('figure details summary')?.textContent).toBe('In numbers');
  expect(document.querySelectorAll('figure details td')).toHaveLength(2);
});

test('the page runs no script, sends nothing and needs nothing', () => {
  const document = parse(page('a <b> & "c"', '<p>x</p>'));
  const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content');
  expect(policy).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+'; img-src data:; base-uri 'none'/,
  );
  expect(document.title).toBe('a <b> & "c"');
});

test('a deep and a long text are made safe', () => {
  const deep = safeHtml(`${'> '.repeat(500)}deep`);
  const long = safeHtml(`| a |\n| -- |\n${'| [9](fact/1) |\n'.repeat(1000)}`);
  expect(deep.match(/<blockquote>/g)).toHaveLength(500);
  expect(long.match(/href="fact\/1"/g)).toHaveLength(1000);
});
