import { mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { machineSurroundings } from '../../../main/pipeline/surroundings.ts';

test('a file tells when it was changed, and one that is not there tells nothing', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'almanac-around-')), 'a.csv');
  expect(await machineSurroundings.modifiedAtMs(file)).toBeNull();
  writeFileSync(file, '');
  utimesSync(file, 1_000, 1_000);
  expect(await machineSurroundings.modifiedAtMs(file)).toBe(1_000_000);
});

test('a host is reachable while something listens on its port', async () => {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
  expect(await machineSurroundings.isReachable(`127.0.0.1:${port}`)).toBe(true);
  await new Promise((resolve) => server.close(resolve));
  expect(await machineSurroundings.isReachable(`127.0.0.1:${port}`)).toBe(false);
});
