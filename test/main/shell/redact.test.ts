import { expect, test } from 'vitest';
import { redact } from '../../../main/shell/redact.ts';

const canary = 'CANARY0123456789abcdef';

test.each([
  `Authorization: Bearer ${canary}`,
  `authorization=${canary}`,
  `{"api_key":"${canary}","a":1}`,
  `{ 'x-api-key': '${canary}' }`,
  `{ apiKey: '${canary}' }`,
  `https://user:${canary}@host/path`,
  `https://host/feed?token=${canary}&n=1`,
  `postgres://me:${canary}@db/sales`,
  `sk-proj-${canary}`,
  `ghp_${canary}`,
  `Set-Cookie: ${canary}; Path=/`,
  `password: ${canary}`,
])('G02: a log line does not show the secret of %s', (line) => {
  expect(redact(line)).not.toContain(canary);
});

test('what is no secret stays readable', () => {
  const line = 'run m0abc: 1,204 orders from /home/a/orders.csv, token count 12';
  expect(redact(line)).toBe(line);
});
