import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SnapshotManifest } from '../../../main/domain/report/report.ts';
import { artifacts } from '../../../main/store/artifacts.ts';
import { makeFolders } from '../../../main/store/home.ts';
import { aHome, report, snapshot } from './cast.ts';

const claim = { runId: 'run1', fence: 2 };

function anArtifactFolder() {
  const paths = aHome();
  makeFolders(paths);
  return { paths, files: artifacts(paths) };
}

/** Writes a part as the worker does, and names it in a manifest. */
function fetched(tmpDir: string, bytes: string): SnapshotManifest {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  writeFileSync(join(tmpDir, `${sha256}.parquet`), bytes);
  const part = { sourceId: 'orders', sha256, bytes: bytes.length, rows: 1, columns: [] };
  const origin = { origin: '/data/orders.csv', originModifiedAtMs: 0, options: {} };
  return { ...snapshot, parts: [{ ...part, ...origin }] };
}

test('an attempt gets an empty folder of its own, which is gone after it', () => {
  const { paths, files } = anArtifactFolder();
  const folder = files.openTmp(claim);
  expect(folder).toBe(join(paths.tmp, 'run1-2'));
  writeFileSync(join(folder, 'left'), '');
  expect(readdirSync(files.openTmp(claim))).toEqual([]);
  files.closeTmp(claim);
  expect(existsSync(folder)).toBe(false);
});

test('a snapshot moves to blobs, each part under the hash of its bytes', () => {
  const { paths, files } = anArtifactFolder();
  const tmpDir = files.openTmp(claim);
  const manifest = fetched(tmpDir, 'PAR1 orders PAR1');
  files.publishSnapshot(tmpDir, manifest);
  const [{ part, path } = { part: null, path: '' }] = files.partFiles(manifest);
  expect(path).toBe(join(paths.blobs, part?.sha256 ?? ''));
  expect(readFileSync(path, 'utf8')).toBe('PAR1 orders PAR1');
});

test('unchanged input is stored once', () => {
  const { paths, files } = anArtifactFolder();
  for (const fence of [1, 2]) {
    const tmpDir = files.openTmp({ runId: 'run1', fence });
    files.publishSnapshot(tmpDir, fetched(tmpDir, 'the same'));
    expect(readdirSync(tmpDir)).toEqual([]);
  }
  expect(readdirSync(paths.blobs)).toHaveLength(1);
});

test('a part of the wrong length is replaced by the next fetch of the same bytes', () => {
  const { paths, files } = anArtifactFolder();
  const tmpDir = files.openTmp(claim);
  const manifest = fetched(tmpDir, 'whole');
  writeFileSync(join(paths.blobs, manifest.parts[0]?.sha256 ?? ''), 'par');
  files.publishSnapshot(tmpDir, manifest);
  expect(files.partFiles(manifest)).toHaveLength(1);
});

test('data that has expired is said to be no longer kept', () => {
  const { files } = anArtifactFolder();
  const manifest = fetched(files.openTmp(claim), 'never published');
  expect(() => files.partFiles(manifest)).toThrowError(
    expect.objectContaining({ code: 'not-found', permanent: true }),
  );
});

test('what attempts left behind is swept, and reports and blobs stay', () => {
  const { paths, files } = anArtifactFolder();
  writeFileSync(join(files.openTmp(claim), 'half'), '');
  const hash = files.publishReport(report);
  expect([files.sweepTmp(), files.sweepTmp()]).toEqual([1, 0]);
  expect(readdirSync(paths.reports)).toEqual([hash]);
});
