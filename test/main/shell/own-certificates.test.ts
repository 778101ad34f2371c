import { expect, test } from 'vitest';
import { isTrustedBy, readCertificates } from '../../../main/shell/own-certificates.ts';
import { pem } from '../../support/authority/certificates.ts';

const soon = Date.UTC(2027, 0, 1);
const own = [pem('authority.pem')];

test.each([
  ['a server that the authority signed', ['server.pem'], 'localhost', true],
  ['the same by its address', ['server.pem'], '127.0.0.1', true],
  [
    'one over an intermediate',
    ['server-of-intermediate.pem', 'intermediate.pem'],
    'localhost',
    true,
  ],
  ['one whose intermediate is not shown', ['server-of-intermediate.pem'], 'localhost', false],
  ['another name', ['server.pem'], 'evil.example', false],
  ['another address', ['server.pem'], '127.0.0.2', false],
  [
    'one that a server signed, which is no authority',
    ['server-of-server.pem', 'server.pem'],
    'localhost',
    false,
  ],
  ['one that may prove a client only', ['client.pem'], 'localhost', false],
  ['nothing', [], 'localhost', false],
] as const)('%s', (_, shown, host, isTrusted) => {
  expect(isTrustedBy(shown.map(pem), host, own, soon)).toBe(isTrusted);
});

test('before and after its time nothing is trusted, and without our authority neither', () => {
  const shown = [pem('server.pem')];
  expect(isTrustedBy(shown, 'localhost', own, Date.UTC(2020, 0, 1))).toBe(false);
  expect(isTrustedBy(shown, 'localhost', own, Date.UTC(2200, 0, 1))).toBe(false);
  expect(isTrustedBy(shown, 'localhost', [], soon)).toBe(false);
  expect(isTrustedBy(shown, 'localhost', [pem('intermediate.pem')], soon)).toBe(false);
});

test('a server’s own certificate may be chosen itself', () => {
  expect(isTrustedBy([pem('server.pem')], 'localhost', [pem('server.pem')], soon)).toBe(true);
});

test('a file of several certificates is read, each with its name', () => {
  const read = readCertificates(
    `# ours\n${pem('authority.pem')}\n${pem('intermediate.pem')}`,
    soon,
  );
  expect(read.map(({ name }) => name)).toEqual([
    'Almanac test authority',
    'Almanac test intermediate',
  ]);
  expect(read[0]?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
});

test.each([
  ['a key', pem('server.key'), 'holds no certificate as text'],
  ['nothing', '', 'holds no certificate as text'],
  [
    'half a certificate',
    `${pem('server.pem').slice(0, 200)}\n-----END CERTIFICATE-----`,
    'is damaged',
  ],
])('%s is refused in a sentence', (_, text, sentence) => {
  expect(() => readCertificates(text, soon)).toThrow(sentence);
});

test('an expired certificate is refused by name', () => {
  expect(() => readCertificates(pem('authority.pem'), Date.UTC(2200, 0, 1))).toThrow(
    'The certificate Almanac test authority has expired.',
  );
});
