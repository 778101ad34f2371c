import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { FolderTarget } from '../../../../main/domain/delivery/delivery-target.ts';
import { createChannels } from '../../../../main/pipeline/deliver/channels.ts';
import { fakeSecrets } from '../../../cast/fake-secrets.ts';
import { plainExporter } from '../../../cast/plain-exporter.ts';
import { hourly, nightly, startEngine } from '../../engine/cast/start-engine.ts';

const hourMs = 3_600_000;
const evening = '2026-03-03T06:59:00Z';

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'almanac-folder-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function toFolder(path: string, given: Partial<FolderTarget> = {}, job = nightly) {
  const target: FolderTarget = {
    kind: 'folder',
    when: 'always',
    required: true,
    afterMyOk: false,
    path,
    formats: ['html', 'md'],
    keep: null,
    ...given,
  };
  return startEngine({
    at: evening,
    jobs: [{ ...job, name: job.id === 'hourly' ? 'Hourly' : 'Nightly', deliver: [target] }],
    channels: (store) =>
      createChannels({
        ...{
          ...store,
          exporter: plainExporter(store),
          secrets: fakeSecrets(),
          keepsSchedule: true,
          fetch,
        },
        outboxFolder: join(path, 'outbox'),
      }),
  });
}

/** Files are written by the disk's own time, which the driven clock does not wait for. */
async function settled({ engine, clock }: ReturnType<typeof toFolder>, ms: number) {
  await clock.advance(ms);
  await engine.idle();
}

const files = (folder: string) => readdirSync(folder).toSorted();

test('a report lands under its date and under a name that stays', async () => {
  const folder = aFolder();
  await settled(toFolder(folder), 60_000);
  expect(files(folder)).toEqual([
    'Nightly - latest.html',
    'Nightly - latest.md',
    'Nightly 2026-03-02.html',
    'Nightly 2026-03-02.md',
  ]);
  const [latest, dated] = ['Nightly - latest.md', 'Nightly 2026-03-02.md'].map((name) =>
    readFileSync(join(folder, name), 'utf8'),
  );
  expect(latest).toBe(dated);
});

test('only so many dated reports stay, and what somebody else put there is left alone', async () => {
  const folder = aFolder();
  mkdirSync(join(folder, 'Hourly 2026-02-01T06Z.html'));
  const started = toFolder(folder, { keep: 2, formats: ['html'] }, hourly);
  for (let hour = 0; hour < 4; hour++) await settled(started, hour === 0 ? 60_000 : hourMs);
  expect(files(folder)).toEqual([
    'Hourly - latest.html',
    'Hourly 2026-02-01T06Z.html',
    'Hourly 2026-03-03T08Z.html',
    'Hourly 2026-03-03T09Z.html',
  ]);
});

test('a folder that is not there is said in one sentence, and the report lands when it is back', async () => {
  const folder = join(aFolder(), 'drive');
  const started = toFolder(folder, { formats: ['html'] });
  await settled(started, 60_000);
  const [run] = started.store.history.slots({ limit: 1, order: 'newest' });
  expect(started.store.history.deliveries(run?.runId ?? '')).toMatchObject([
    {
      state: 'pending',
      failure: {
        message: `The folder ${folder} is not there. Connect its drive, or choose another folder for this job.`,
      },
    },
  ]);
  mkdirSync(folder);
  await settled(started, 60_000);
  expect(files(folder)).toEqual(['Nightly - latest.html', 'Nightly 2026-03-02.html']);
});

test('a report that was deleted before it could be delivered ends as dead, with the reason (H09)', async () => {
  const folder = join(aFolder(), 'drive');
  const started = toFolder(folder);
  await settled(started, 60_000);
  rmSync(join(started.home, 'reports'), { recursive: true, force: true });
  mkdirSync(folder);
  await settled(started, 60_000);
  const [delivery] = started.store.outboxByHand.waiting(1);
  expect([delivery?.state, delivery?.failure?.code]).toEqual(['dead', 'not-found']);
  expect(existsSync(join(folder, 'Nightly - latest.html'))).toBe(false);
});

test('reports that are sent at one moment take turns in a folder: each is whole, and the newest is the latest', async () => {
  const folder = aFolder();
  const started = toFolder(folder, { formats: ['md'], afterMyOk: true }, hourly);
  for (let hour = 0; hour < 4; hour++) await settled(started, hour === 0 ? 60_000 : hourMs);
  const { store, clock } = started;
  const held = store.outboxByHand.waiting(10).toReversed();
  for (const { id } of held) store.outboxByHand.release(id, clock.wallMs());
  await settled(started, 60_000);
  expect(held.map(({ id }) => store.outboxByHand.get(id))).toMatchObject(
    held.map(() => ({ state: 'sent', tries: 1 })),
  );
  expect(files(folder)).toHaveLength(5);
  const [latest, newest] = ['Hourly - latest.md', 'Hourly 2026-03-03T09Z.md'].map((name) =>
    readFileSync(join(folder, name), 'utf8'),
  );
  expect(latest).toBe(newest);
});
