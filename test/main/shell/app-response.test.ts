import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appPolicy, appResponse } from '../../../main/shell/app-response.ts';

let base: string;
let folder: string;

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'almanac-app-'));
  folder = join(base, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(base, 'secret.json'), 'secret');
  writeFileSync(join(folder, 'index.html'), '<h1>Almanac</h1>');
  writeFileSync(join(folder, 'assets', 'index-Bq.js'), 'one()');
  symlinkSync(join(base, 'secret.json'), join(folder, 'link.json'));
  symlinkSync(base, join(folder, 'up'));
});

afterAll(() => rmSync(base, { recursive: true, force: true }));

const get = (url: string, method = 'GET') => appResponse({ method, url }, folder);

test('the page is served with its type and the strict policy as a header', async () => {
  const response = await get('app://almanac/index.html');
  expect(await response.text()).toBe('<h1>Almanac</h1>');
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': appPolicy,
    'x-content-type-options': 'nosniff',
  });
});

test.each(['app://almanac/', 'app://almanac', 'app://almanac/index.html?x=1'])(
  '%s is the page',
  async (url) => expect((await get(url)).status).toBe(200),
);

test('a script has the type that lets it run', async () => {
  const response = await get('app://almanac/assets/index-Bq.js');
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
});

test.each([
  'app://almanac/../secret.json',
  'app://almanac/assets/../../secret.json',
  'app://almanac/%2e%2e/secret.json',
  'app://almanac/%2E%2E%2Fsecret.json',
  'app://almanac/assets%2f..%2f..%2fsecret.json',
  'app://almanac/..%5csecret.json',
  'app://almanac/..\\secret.json',
  'app://almanac//etc/passwd',
  'app://almanac/link.json',
  'app://almanac/up/secret.json',
  'app://almanac/assets',
  'app://almanac/index.html%00.js',
  'app://almanac/missing.js',
  'app://elsewhere/index.html',
  'app://almanac.evil/index.html',
  'app://almanac:80/index.html',
  'app://user@almanac/index.html',
  'file:///etc/passwd',
])('S18: %s is not found', async (url) => {
  const response = await get(url);
  expect(response.status).toBe(404);
  expect(await response.text()).toBe('Not found');
});

test.each(['POST', 'HEAD', 'PUT', 'OPTIONS'])('S18: %s is not answered', async (method) =>
  expect((await get('app://almanac/index.html', method)).status).toBe(404),
);

test('S07: the policy names no foreign host, no eval and no inline script', () => {
  const policy = new Map(
    appPolicy.split('; ').map((part) => part.split(/ (.*)/s, 2) as [string, string]),
  );
  expect(policy.get('default-src')).toBe("'none'");
  expect(policy.get('script-src')).toBe("'self'");
  expect(policy.get('frame-src')).toBe('report:');
  expect(appPolicy).not.toMatch(/https?:|\*|unsafe-eval/);
});
