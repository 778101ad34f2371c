import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { NewSlot } from '../../../main/domain/ports.ts';
import type { Run } from '../../../main/domain/run/run.ts';
import { pathsOf } from '../../../main/store/home.ts';
import { machineRandom } from '../../../main/store/machine.ts';
import { openStore, type Store } from '../../../main/store/open-store.ts';
import { dueSlot, finished, nightly, seven } from '../../main/store/story.ts';
import { median } from '../figure.ts';

export interface CommitRates {
  /** fdatasync calls a second. */
  readonly syncs: number;
  /** Runs a second from recorded to done: T2 and T4, each a commit of its own. */
  readonly runs: number;
  /** Slots a second that fell due at one instant: one commit for all. */
  readonly slots: number;
}

const sliceMs = 300;
const slotsAtOnce = 1000;
const commitsOfSlice = 5;
const endAll = `UPDATE runs SET state = 'dropped', outcome = 'missed', reason = 'off',
    ended_at_ms = requested_at_ms
  WHERE state = 'recorded'`;

/** Measures the store on the disk of a folder, in slices of the same length that take turns. */
export function commitRates(folder: string) {
  const store = openStore({ paths: pathsOf(folder), random: machineRandom, durability: 'full' });
  const job = store.jobs.save(nightly, seven);
  const many = Array.from({ length: slotsAtOnce }, (_, n) =>
    store.jobs.save({ ...nightly, id: `job-${n}` }, seven),
  );
  const direct = new Database(pathsOf(folder).db);
  const disk = openDisk(join(folder, 'disk'));
  let days = 0;

  return {
    measure(): CommitRates {
      const syncs = perSecond(disk.sync);
      const due = Array.from({ length: 1000 }, () => dueSlot(days++));
      // The oldest first, as the executor takes them.
      const recorded = store.slots.record([{ job, decide: () => due }], seven).toReversed();
      const runs = perSecond(() => finishOne(store, recorded.pop()));
      const slots = slotsPerSecond();
      return { syncs, runs, slots };
    },
    close() {
      disk.close();
      direct.close();
      store.close();
    },
  };

  /** Each commit finds jobs at rest: what an earlier one started has ended, out of the time measured. */
  function slotsPerSecond(): number {
    const tookMs = Array.from({ length: commitsOfSlice }, () => {
      const beganAtMs = performance.now();
      recordAtOnce();
      const ms = performance.now() - beganAtMs;
      direct.exec(endAll);
      return ms;
    });
    return (slotsAtOnce * 1000) / median(tookMs);
  }

  function recordAtOnce(): void {
    days += 1;
    const slot: NewSlot = dueSlot(days);
    store.slots.record(
      many.map((each) => ({
        job: each,
        decide: () => [{ ...slot, key: `${each.id} ${slot.key}` }],
      })),
      seven,
    );
  }
}

function finishOne(store: Store, recorded: Run | undefined): void {
  const run = recorded && store.runs.claim(recorded.id, 'bench', seven, () => null);
  if (!run) throw new Error('no run is left to claim');
  const isDone = store.runs.finish({ runId: run.id, fence: run.fence }, finished(), seven);
  if (!isDone) throw new Error(`run ${run.id} could not be finished`);
}

/** A file of the length that a WAL reaches, written over: the least that a durable write costs here. */
function openDisk(file: string) {
  const page = Buffer.alloc(4096, 1);
  const fd = openSync(file, 'w');
  for (let n = 0; n < 1000; n += 1) writeSync(fd, page);
  fdatasyncSync(fd);
  let next = 0;
  return {
    sync() {
      next = (next + 1) % 1000;
      writeSync(fd, page, 0, page.length, next * page.length);
      fdatasyncSync(fd);
    },
    close() {
      closeSync(fd);
      rmSync(file);
    },
  };
}

function perSecond(work: () => void): number {
  const beganAtMs = performance.now();
  let done = 0;
  let passedMs = 0;
  while (passedMs < sliceMs) {
    work();
    done += 1;
    passedMs = performance.now() - beganAtMs;
  }
  return (done / passedMs) * 1000;
}
