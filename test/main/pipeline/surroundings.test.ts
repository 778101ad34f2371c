import { appendFileSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isPlaceholder, machineSurroundings } from '../../../main/pipeline/surroundings.ts';

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

function synced(name: string, content = 'day,net\n'): string {
  const path = join(mkdtempSync(join(tmpdir(), 'almanac-around-')), name);
  writeFileSync(path, content);
  return path;
}

test('a file at rest is not held up, nor one that is not there', async () => {
  const path = synced('orders.csv');
  expect(await machineSurroundings.holdUp(path, false)).toBeNull();
  expect(await machineSurroundings.holdUp(`${path}.gone`, false)).toBeNull();
});

test('a file that grows between two looks is still being written, unless it is a log', async () => {
  const path = synced('orders.csv');
  let isLooking = true;
  const looks = Promise.all([
    machineSurroundings.holdUp(path, false),
    machineSurroundings.holdUp(path.replace('orders', 'ord*'), false),
    machineSurroundings.holdUp(path, true),
  ]).finally(() => {
    isLooking = false;
  });
  while (isLooking) {
    appendFileSync(path, '2026-11-02,1\n');
    await stat(path);
  }
  expect(await looks).toEqual(['being written', 'being written', null]);
});

test('what iCloud left of a file says where the file is', async () => {
  const stub = synced('.orders.csv.icloud');
  const path = stub.replace('.orders.csv.icloud', 'orders.csv');
  expect(await machineSurroundings.holdUp(path, false)).toBe('in the cloud');
});

test('a file with a size and nothing on the disk is a placeholder if it cannot be read', async () => {
  const offline = () => Promise.reject(new Error('EIO'));
  const online = () => Promise.resolve();
  expect(await isPlaceholder({ size: 50_000, blocks: 0 }, offline)).toBe(true);
  expect(await isPlaceholder({ size: 50_000, blocks: 0 }, online)).toBe(false);
  expect(await isPlaceholder({ size: 50_000, blocks: 104 }, offline)).toBe(false);
  expect(await isPlaceholder({ size: 200, blocks: 0 }, offline)).toBe(false);
});
