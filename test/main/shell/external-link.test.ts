import { expect, test } from 'vitest';
import { readExternalLink } from '../../../main/shell/external-link.ts';

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  'smb://host/share',
  '\\\\host\\share',
  'ms-msdt:/id',
  'calculator://',
  'ms-settings:privacy',
  'search-ms:query=x',
  'ftp://host/',
  'ssh://host',
  'tel:123',
  'almanac://report/x',
  'app://almanac/',
  'about:blank',
  'blob:https://x/1',
  '//host/path',
  `https://example.org/${'x'.repeat(3000)}`,
])('F04: %s never reaches the system', (text) => expect(readExternalLink(text)).toBeNull());

test('F04: the question names the host that would be opened, not the name before it', () => {
  expect(readExternalLink('https://good.com@evil.example/login')).toEqual({
    address: 'https://evil.example/login',
    message: 'Open evil.example in your browser?',
    detail: 'https://evil.example/login',
  });
});

test('F04: a look-alike host stands in ASCII', () => {
  expect(readExternalLink('https://gооgle.com/')?.message).toMatch(/^Open xn--/);
});

test('a mail link carries its recipient and nothing else', () => {
  expect(readExternalLink('mailto:a@b.org?body=secret&attach=/etc/passwd')).toMatchObject({
    address: 'mailto:a@b.org',
    message: 'Write a mail to a@b.org?',
  });
});
