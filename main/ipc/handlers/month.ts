import type { MonthView } from '../../../preload/contract/inbox-calls.ts';
import type { Job } from '../../domain/job/job.ts';
import { monthDays } from '../../domain/schedule/day-range.ts';
import type { Services } from '../services.ts';

/** Times to come that are worked out for one look at a month: some 50 microseconds each. */
const mostDue = 1_500;
const mostOfJob = 400;

/** What became of each day's times, and how many are still to come. */
export function readMonth(
  services: Services,
  { jobId, month }: { readonly jobId: string | null; readonly month: string },
): MonthView {
  const { history, clock, systemZone } = services;
  const zone = systemZone();
  const days = monthDays(month, zone);
  const starts = [...days.map(({ fromMs }) => fromMs), days.at(-1)?.toMs ?? 0];
  const past = history.days(starts, jobId ?? undefined);
  const fromMs = Math.max(clock.wallMs(), starts[0] ?? 0);
  const { due, isCut } = dueTimes(services, jobId, fromMs, starts.at(-1) ?? 0);
  return {
    zone,
    isCut,
    days: days.map((day, at) => ({
      ...day,
      outcomes: (past[at]?.counted ?? []).map(({ outcome, slots }) => ({ outcome, count: slots })),
      due: due.filter((ms) => ms >= day.fromMs && ms < day.toMs).length,
    })),
  };
}

function dueTimes(
  { jobs, timetable }: Services,
  jobId: string | null,
  fromMs: number,
  toMs: number,
): { readonly due: readonly number[]; readonly isCut: boolean } {
  if (fromMs >= toMs) return { due: [], isCut: false };
  const due: number[] = [];
  for (const job of jobsOf(jobs, jobId)) {
    const rest = Math.min(mostOfJob, mostDue - due.length);
    const slots = timetable.between(job, fromMs, toMs, rest);
    due.push(...slots.filter((slot) => !slot.excluded).map(({ dueAtMs }) => dueAtMs));
    if (due.length >= mostDue) return { due, isCut: true };
  }
  return { due, isCut: false };
}

function jobsOf(jobs: Services['jobs'], jobId: string | null): readonly Job[] {
  const one = jobId === null ? null : jobs.get(jobId);
  const all = jobId === null ? jobs.list() : one ? [one] : [];
  return all.filter((job) => job.enabled && job.paused === null);
}
