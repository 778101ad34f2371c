import type { JobSpec } from '../../main/domain/job/job.ts';
import type { SimulationScript } from '../../main/domain/job/simulation.ts';
import type { History } from '../../main/domain/run/history.ts';
import type { SlotRecord } from '../../main/domain/run/run.ts';
import { createTimetable } from '../../main/engine/timetable.ts';

/** Looks at a ledger again and again; each call answers with the promises that it finds broken. */
export interface Promises {
  look(history: Pick<History, 'slots'>, nowMs: number): readonly string[];
  /** The clock was set back: what lies ahead of it now and is not done may be made again. */
  forgetAfter(nowMs: number): void;
  /** At the end: that nothing has vanished. */
  lookForLost(history: Pick<History, 'slots'>, script: SimulationScript): readonly string[];
}

export function watchPromises(): Promises {
  const ended = new Map<string, Ended>();

  return {
    forgetAfter(nowMs) {
      for (const [name, { dueAtMs }] of ended) if (dueAtMs > nowMs) ended.delete(name);
    },
    look(history, nowMs) {
      const slots = allSlots(history);
      return [
        ...slots.flatMap((slot) => changedOutcome(slot, ended, nowMs)),
        ...doneTwice(slots),
        ...brokenPeriods(slots),
      ];
    },
    lookForLost(history, script) {
      const slots = allSlots(history);
      const unended = slots
        .filter(({ outcome, run }) => outcome === null && run === null)
        .map(({ jobId, slot }) => `${jobId} ${slot} has neither an outcome nor a run`);
      const known = new Set(slots.map(({ jobId, dueAtMs }) => `${jobId} ${dueAtMs}`));
      return [...unended, ...script.jobs.flatMap((job) => lostSlots(job, known, script))];
    },
  };
}

interface Ended {
  readonly dueAtMs: number;
  readonly how: string;
}

export function allSlots(history: Pick<History, 'slots'>): readonly SlotRecord[] {
  return history.slots({ limit: 1_000_000, order: 'oldest' });
}

/** Promise 1: an outcome is the last word; only an open slot is answered and a failed sending mended. */
function changedOutcome(
  { jobId, slot, dueAtMs, outcome, reason }: SlotRecord,
  ended: Map<string, Ended>,
  nowMs: number,
): readonly string[] {
  const name = `${jobId} ${slot}`;
  // After a set-back, until the next tick has moved it aside.
  if (dueAtMs !== null && dueAtMs > nowMs) return [];
  const before = ended.get(name)?.how;
  const now = outcome === null ? undefined : `${outcome} (${reason})`;
  if (now !== undefined) ended.set(name, { dueAtMs: dueAtMs ?? 0, how: now });
  const mayChange =
    before === undefined || before.startsWith('open') || before.includes('undelivered');
  return mayChange || before === now ? [] : [`${name} was ${before} and is ${now}`];
}

/** Promise 2: one key, one run whose work is done. */
function doneTwice(slots: readonly SlotRecord[]): readonly string[] {
  const done = new Map<string, string>();
  return slots.flatMap(({ slot, run }) => {
    const isDone = run?.state === 'done' || run?.state === 'delivering';
    if (!isDone || !run.key || run.revision > 1) return [];
    const other = done.get(run.key);
    done.set(run.key, slot);
    return other ? [`${run.jobId}: ${run.window?.key} was done for ${other} and for ${slot}`] : [];
  });
}

/** Promise 6: what has been reported since the last time leaves no gap and no overlap. */
function brokenPeriods(slots: readonly SlotRecord[]): readonly string[] {
  const windows = slots
    .filter(
      ({ jobId, run }) =>
        jobId === 'since' && (run?.state === 'done' || run?.state === 'delivering'),
    )
    .flatMap(({ run }) => run?.window ?? [])
    .sort((a, b) => a.toMs - b.toMs);
  return windows.flatMap((window, index) => {
    const before = windows[index - 1];
    const isNext = !before || before.toMs === window.fromMs;
    return isNext ? [] : [`after ${before.key} comes ${window.key}`];
  });
}

/** Promise 1 again: what was due has a row, whichever schedule was in force then. */
function lostSlots(
  job: JobSpec,
  known: ReadonlySet<string>,
  { events, fromMs, toMs, zone }: SimulationScript,
): readonly string[] {
  const edits = events
    .filter(
      (event) =>
        (event.kind === 'disable' && event.jobId === job.id) ||
        (event.kind === 'edit' && event.spec.id === job.id),
    )
    .toSorted((a, b) => a.atMs - b.atMs);
  // Under a clock that is set, the script's time of an edit is not that of the ledger.
  if (edits.length > 0 && events.some(({ kind }) => kind === 'clock')) return [];
  const timetable = createTimetable({ systemZone: () => zone });
  // The last minute may still be asleep on its feet: without events a tick comes within 35 s (P11).
  const ends = [...edits.map(({ atMs }) => atMs), toMs - 35_000];
  let spec = job;
  const due = ends.flatMap((untilMs, index) => {
    const edit = edits[index - 1];
    if (edit?.kind === 'edit') spec = edit.spec;
    return timetable.between(spec, edit?.atMs ?? fromMs, untilMs);
  });
  return due
    .filter(({ dueAtMs }) => !known.has(`${job.id} ${dueAtMs}`))
    .map(({ text }) => `${job.id} ${text} was due and has no row`);
}
