import { nextToRun } from '../domain/schedule/timetable.ts';
import type { ExitCode } from './command.ts';
import type { CommandContext } from './context.ts';
import { shortTime } from './instants.ts';

/** What is said again after so long, not each hour. */
const saidAgainMs = 86_400_000;
const namesTold = 3;
/** Some of the newest may be runs by hand, which were due at no time. */
const slotsRead = 10;

/**
 * Says on the desktop when Almanac does not run and reports are due. Reads the ledger only: what is due is
 * recorded by the next start, by each job's own catch-up.
 */
export async function tellSilence(context: CommandContext): Promise<ExitCode> {
  const { watch, timetable } = context;
  if (!watch.hasHome() || watch.isRunning()) return 0;
  const home = context.openHome();
  const nowMs = context.nowMs();
  const { lastRanMs, isPaused } = home.silence(nowMs);
  if (lastRanMs === null || isPaused) return 0;
  const due = home.jobs
    .list()
    .filter(({ enabled, paused }) => enabled && paused === null)
    .filter((job) => {
      // The sign of life is older than what was recorded after it.
      const recordedMs = home.history
        .slots({ jobId: job.id, limit: slotsRead, order: 'newest' })
        .map(({ dueAtMs }) => dueAtMs ?? 0);
      const afterMs = Math.max(lastRanMs, job.scheduledAtMs, ...recordedMs);
      const next = nextToRun(timetable, job, afterMs);
      return next !== null && next.dueAtMs <= nowMs;
    });
  const saidMs = watch.lastSaidMs();
  const wasSaid = saidMs !== null && saidMs > lastRanMs && nowMs - saidMs < saidAgainMs;
  if (due.length === 0 || wasSaid) return 0;
  const title = `Almanac has not run since ${shortTime(lastRanMs, context.systemZone(), nowMs)}`;
  const makes = due.length === 1 ? 'it is made' : 'they are made';
  const body = `${dueText(due.map(({ name }) => name))} Open Almanac, and ${makes}.`;
  await watch.say(title, body);
  context.out(`${title}. ${body}\n`);
  return 0;
}

function dueText(names: readonly string[]): string {
  const told = names.slice(0, namesTold).join(', ');
  const more = names.length > namesTold ? ` and ${names.length - namesTold} more` : '';
  return `${names.length === 1 ? '1 report is' : `${names.length} reports are`} due: ${told}${more}.`;
}
