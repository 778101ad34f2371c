import { expect, test } from 'vitest';
import {
  hiddenFromModel,
  hideSecrets,
  jsonForModel,
  namesSecret,
} from '../../../../main/domain/model/hide-secrets.ts';
import { hidden } from '../../../../preload/contract/model-call-view.ts';

// Put together here, so that no scanner of repositories takes them for keys.
const secrets = [
  ['sk', 'proj-4f9a8c7d6e5b4a3f2e1d'].join('-'),
  ['ghp', '16C7e42F292c6912E7710c838347Ae178B4a'].join('_'),
  ['AKIA', 'IOSFODNN7EXAMPLE'].join(''),
  ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0NTY3ODkwIn0', 'c2lnbmF0dXJl'].join('.'),
  ['-----BEGIN RSA PRIVATE', 'KEY-----\nMIIEpAIBAAKCAQEA\n-----END RSA PRIVATE KEY-----'].join(' '),
];

test.each(secrets)('%s is hidden wherever it stands', (secret) => {
  const text = hideSecrets(`user wrote: ${secret} and left`, hiddenFromModel);
  expect(text).toBe(`user wrote: ${hiddenFromModel} and left`);
});

test('a password in an address, a header, a query and a setting is hidden, and what stands around it is not', () => {
  const line =
    'postgres://ann:hunter2@db/sales Authorization: Bearer abcdef123456 GET /x?token=tok123&page=2 password=hunter2, next';
  expect(hideSecrets(line, '[x]')).toBe(
    'postgres://[x]@db/sales Authorization: Bearer [x] GET /x?token=[x]&page=2 password=[x], next',
  );
});

test('usual business text stays as it is', () => {
  const line =
    'The secret of EMEA: tokens sold rose, ask-me-anything sessions too. SKU sk-12, basic plan 40.';
  expect(hideSecrets(line, '[x]')).toBe(line);
});

test('JSON for a model stays JSON, and its mark is the one that the run page shows', () => {
  const json = jsonForModel({ rows: [['login failed, password=hunter2']], n: 4 });
  expect(JSON.parse(json)).toEqual({
    rows: [[`login failed, password=${hiddenFromModel}`]],
    n: 4,
  });
  expect(hidden).toBe(hiddenFromModel);
});

test.each([
  ['api_key', true],
  ['Password', true],
  ['password hash', true],
  ['user_token', true],
  ['region', false],
  ['tokens sold', false],
  ['signature dish', false],
])('the column "%s" names secrets: %s', (column, isSecret) => {
  expect(namesSecret(column)).toBe(isSecret);
});
