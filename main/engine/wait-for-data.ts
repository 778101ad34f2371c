import { announceFailure } from '../domain/delivery/announcement.ts';
import { RunFailure } from '../domain/failure.ts';
import type { Job } from '../domain/job/job.ts';
import type { Clock, RunKeeping } from '../domain/ports.ts';
import type { Run } from '../domain/run/run.ts';
import {
  freshFromMs,
  holdUpWords,
  type Surroundings,
  timeText,
  usualWait,
  type WaitFor,
  waitEndsAtMs,
} from '../domain/run/waiting.ts';
import { patternsOfWindow } from '../domain/schedule/window-pattern.ts';
import { pathOf, type Source, sourceName } from '../domain/source/source.ts';

/** How often a waiting run looks again: no more than the longest sleep of the timer. */
const lookAgainMs = 30_000;

export interface WaitNeeds {
  readonly keeping: RunKeeping;
  readonly clock: Clock;
  readonly surroundings: Surroundings;
}

/** Whether the run has to look before it starts; a re-run and one whose data is stored have not. */
export function hasToWait(run: Run, job: Job, { keeping }: WaitNeeds): boolean {
  const isAsked = job.sources.some((source) => source.waitFor !== undefined || isOfFiles(source));
  return isAsked && run.trigger !== 'again' && keeping.snapshotOf(run.id) === null;
}

/**
 * Puts a run off whose data is not ready, or ends it when it waited in vain; no attempt is burnt.
 * @returns the sources that it reads although they were not ready in time; null when it does not start
 */
export async function waitForData(
  run: Run,
  job: Job,
  needs: WaitNeeds,
): Promise<readonly string[] | null> {
  const late: string[] = [];
  for (const source of job.sources) {
    const { waitFor = usualWait } = source;
    const lacks = await lackOf(source, waitFor, run, needs.surroundings);
    if (!lacks) continue;
    const nowMs = needs.clock.wallMs();
    const untilMs = waitEndsAtMs(waitFor, run);
    if (nowMs < untilMs) {
      const nextAtMs = Math.min(nowMs + lookAgainMs, untilMs);
      const waitingFor = lacks.why === null ? lacks.what : `${lacks.what}, ${lacks.why}`;
      needs.keeping.wait(run.id, { waitingFor, untilMs, nextAtMs });
      return null;
    }
    if (waitFor.ifLate === 'fail') {
      giveUp(run, job, lacks, untilMs, needs);
      return null;
    }
    late.push(source.id);
  }
  return late;
}

/** A file or host that is not ready, as people call it. */
interface Lack {
  readonly what: string;
  readonly why: string | null;
}

/** Null when the source may be read. */
async function lackOf(
  source: Source,
  { fresh, host }: WaitFor,
  run: Run,
  look: Surroundings,
): Promise<Lack | null> {
  if (host !== null && !(await look.isReachable(host))) return { what: host, why: null };
  const what = sourceName(source);
  const mayGrow = source.kind === 'logs' || source.kind === 'sqlite';
  for (const path of placesOf(source, run)) {
    const holdUp = await look.holdUp(path, mayGrow);
    if (holdUp) return { what, why: holdUpWords[holdUp] };
  }
  const path = pathOf(source);
  if (fresh === null || path === null) return null;
  const modifiedAtMs = await look.modifiedAtMs(path);
  const isFresh = modifiedAtMs !== null && modifiedAtMs >= freshFromMs(fresh, run);
  return isFresh ? null : { what, why: null };
}

function isOfFiles(source: Source): boolean {
  return source.kind === 'folder' || pathOf(source) !== null;
}

/** The paths and patterns of the files that the run will read. */
function placesOf(source: Source, { window, zone }: Run): readonly string[] {
  if (source.kind === 'folder') return patternsOfWindow(source.pattern, window, zone);
  const path = pathOf(source);
  return path === null ? [] : [path];
}

function giveUp(run: Run, job: Job, { what, why }: Lack, untilMs: number, needs: WaitNeeds): void {
  const lacks = why === null ? what : `${what}, ${why},`;
  const failure = new RunFailure(
    'source-late',
    `${lacks} was not ready by ${timeText(untilMs, run.zone)}, so there is no report. Try again once it is.`,
    { permanent: false },
  ).record();
  const deliveries = announceFailure(job, run, failure, needs.clock.wallMs());
  const failed = { failure, reason: 'error', nextAtMs: null, deliveries } as const;
  needs.keeping.giveUp(run.id, failed, needs.clock.wallMs());
}
