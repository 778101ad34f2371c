import { expect, test } from 'vitest';
import { judgeNavigation } from '../../../main/shell/navigation.ts';

const window = 'app://almanac/index.html';
const frame = 'report://m0abc/';

const inWindow = (url: string) =>
  judgeNavigation({ url, isMainFrame: true, frameUrl: window, initiatorUrl: window });
const inReport = (url: string) =>
  judgeNavigation({ url, isMainFrame: false, frameUrl: frame, initiatorUrl: frame });
const byWindow = (url: string) =>
  judgeNavigation({ url, isMainFrame: false, frameUrl: '', initiatorUrl: window });

test('the window may point the reader at a report', () => {
  expect(byWindow('report://m0abc/')).toEqual({ verdict: 'allow' });
  expect(byWindow('report://m0abc/?find=net%20up#found-2')).toEqual({ verdict: 'allow' });
  expect(byWindow('report://m0abc/?open=x')).toEqual({ verdict: 'refuse' });
});

test('a click on a number is refused as a page and told as a fact', () => {
  expect(inReport('report://m0abc/fact/12')).toEqual({ verdict: 'fact', runId: 'm0abc', n: 12 });
});

test.each([
  'report://other/fact/1',
  'report://m0abc/fact/0',
  'report://m0abc/fact/1x',
  'report://other/',
])('a report leads nowhere: %s', (url) => expect(inReport(url)).toEqual({ verdict: 'refuse' }));

test.each([
  'app://almanac/index.html',
  'app://almanac/other',
  'report://m0abc/',
  'file:///etc/passwd',
  'data:text/html,x',
  'javascript:alert(1)',
  'about:blank',
  'blob:app://almanac/1',
  'smb://host/x',
  'no address',
])('S13: a window never leaves its page for %s', (url) =>
  expect(inWindow(url)).toEqual({ verdict: 'refuse' }),
);

test('M14: a report that refreshes itself to a host is never followed, only offered to the user', () => {
  expect(inReport('http://evil.example/?d=1')).toMatchObject({ verdict: 'external' });
  expect(inWindow('https://example.org/')).toMatchObject({ verdict: 'external' });
});

test('a link in a report is offered to the user by the address it hides', () => {
  const link = `report://m0abc/open/${encodeURIComponent('https://a.org/?q=1&r=2')}`;
  expect(inReport(link)).toEqual({ verdict: 'external', url: 'https://a.org/?q=1&r=2' });
});

test.each(['file:///etc/passwd', 'javascript:alert(1)', 'app://almanac/', '%', 'report://m0abc/'])(
  'F04: a link in a report that hides %s leads nowhere',
  (hidden) =>
    expect(
      inReport(`report://m0abc/open/${hidden === '%' ? '%' : encodeURIComponent(hidden)}`),
    ).toEqual({
      verdict: 'refuse',
    }),
);

test('the window may show the same report again', () => {
  const again = { url: frame, isMainFrame: false, frameUrl: frame, initiatorUrl: window };
  expect(judgeNavigation(again)).toEqual({ verdict: 'allow' });
});
