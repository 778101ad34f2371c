import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Job } from '../../../main/domain/job/job.ts';
import type { Claim, NewSlot } from '../../../main/domain/ports.ts';
import type { Run } from '../../../main/domain/run/run.ts';
import { type Paths, pathsOf } from '../../../main/store/home.ts';
import { openStore, type Store } from '../../../main/store/open-store.ts';
import { day, dueSlot, nightly, seven } from './story.ts';

export * from './story.ts';

/** A home folder that is removed after the test. */
export function aHome(): Paths {
  const folder = mkdtempSync(join(tmpdir(), 'almanac-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return pathsOf(folder);
}

/** Ids that count up: run00000001 … */
export function countedIds() {
  let last = 0;
  return { runId: () => `run${String(++last).padStart(9, '0')}` };
}

/** An open store in a home of its own; `reopen` is a second connection, as after a restart. */
export function aStore(paths: Paths = aHome(), random = countedIds()): Store {
  const store = openStore({ paths, random, durability: 'full' });
  onTestFinished(() => store.close());
  return store;
}

/** Records slots of a job at a time, and returns the runs they got. */
export function record(store: Store, job: Job, slots: readonly NewSlot[], nowMs = seven) {
  return store.slots.record([{ job, decide: () => slots }], nowMs);
}

/** A run with the proof that the test owns it. */
export type OwnedRun = Run & Claim;

/** Claims a recorded run for a boot. */
export function claim(store: Store, run: Run | undefined, bootId = 'boot-1'): OwnedRun {
  const claimed = run && store.runs.claim(run.id, bootId, seven, () => null);
  if (!claimed) throw new Error('the run could not be claimed');
  return { ...claimed, runId: claimed.id };
}

/** A run of `nightly`, so many days after 2026-03-03, recorded and claimed by boot-1. */
export function aRunningRun(store: Store, days = 0): OwnedRun {
  const job = store.jobs.save(nightly, seven - day);
  const [recorded] = record(store, job, [dueSlot(days)]);
  return claim(store, recorded);
}
