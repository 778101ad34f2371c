import type { Argument } from '../../../preload/contract/calls.ts';
import type { ClockNightView, SchedulePreviewView } from '../../../preload/contract/job-draft.ts';
import { RunFailure } from '../../domain/failure.ts';
import { checkDayRules } from '../../domain/job/check-day-rules.ts';
import { clockNights } from '../../domain/schedule/clock-nights.ts';
import { dateChanges } from '../../domain/schedule/date-changes.ts';
import { scheduleWords, slotWords } from '../../domain/schedule/schedule-words.ts';
import { type SleepHabit, sleepHabit } from '../../domain/schedule/sleep-habit.ts';
import type { Slot } from '../../domain/schedule/slot.ts';
import { previousToRun, type Scheduled, type Timetable } from '../../domain/schedule/timetable.ts';
import { parseWindow } from '../../domain/schedule/window.ts';
import { wallAt } from '../../domain/schedule/zone.ts';
import { Refused } from '../refused.ts';
import type { ScheduledDraft, Services } from '../services.ts';
import { schedulePreview } from '../views/schedule-preview.ts';
import { watchedSinceMs } from '../watched-since.ts';

const runsShown = 10;
/** A long closure is not listed day by day. */
const slotsShown = 20;
/** So many times of the past tell whether the laptop is usually awake. */
const habitSlots = 10;
/** Of a night on which clocks change; what is due more often is counted. */
const nightSlots = 100;

/** What a schedule means, before it is saved; what is wrong is said on the field that is wrong. */
export function previewDraft(
  services: Services,
  draft: Argument<'job.preview'>,
): SchedulePreviewView | Refused {
  const { timetable, drafts, clock, jobs } = services;
  const nowMs = clock.wallMs();
  const window = onField('window', () => parseWindow(draft.window));
  if (window instanceof Refused) return window;
  return onField('cron', () => {
    const job = drafts.scheduled(draft, window);
    const words = scheduleWords(job.schedule, drafts.scheduleText);
    const mistakes = checkDayRules(job, timetable);
    if (mistakes.length > 0) return new Refused(mistakes);
    const next = nextSlots(timetable, job, nowMs);
    const saved = draft.id === null ? null : jobs.get(draft.id);
    const before = saved ? nextSlots(timetable, saved, nowMs) : next;
    return schedulePreview(draft.cron, words, {
      next: next.map((slot) => ({
        slot,
        window: drafts.windowOf(job, slot),
        note: noteOf(services, job, slot),
      })),
      changes: dateChanges(before, next, runsShown),
      nights: nightsOf(timetable, job, next[0]?.zone ?? 'UTC', nowMs),
      habit: habitOf(services, job, nowMs),
    });
  });
}

/** The next runs, and the excluded days between them. */
function nextSlots(
  timetable: Pick<Timetable, 'next'>,
  job: Scheduled,
  nowMs: number,
): readonly Slot[] {
  const slots: Slot[] = [];
  let runs = 0;
  for (let afterMs = nowMs; runs < runsShown && slots.length < slotsShown; ) {
    const slot = timetable.next(job, afterMs);
    if (!slot) break;
    slots.push(slot);
    if (slot.excluded === undefined) runs += 1;
    afterMs = slot.dueAtMs;
  }
  return slots;
}

/** What is not usual about a date, and the public holiday that it falls on although nothing moves for it. */
function noteOf({ timetable, holidays }: Services, job: ScheduledDraft, slot: Slot): string | null {
  const words = slotWords(job, slot);
  if (slot.excluded !== undefined || slot.movedTo !== undefined) return words;
  const { region, unknownRegion } = timetable.calendar(job);
  if (region === null || unknownRegion !== null) return words;
  const date = new Date(wallAt(slot.zone, slot.dueAtMs)).toISOString().slice(0, 10);
  const holiday = holidays.nameOn(region, date);
  return [holiday, words].filter((part) => part !== null).join('; ') || null;
}

function nightsOf(
  timetable: Pick<Timetable, 'between'>,
  job: Scheduled,
  zone: string,
  nowMs: number,
): readonly ClockNightView[] {
  return clockNights(zone, nowMs).map(({ dayFromMs, dayToMs, ...night }) => {
    const due = timetable
      .between(job, dayFromMs - 1, dayToMs - 1, nightSlots)
      .filter(({ excluded }) => excluded === undefined);
    return { ...night, zone, dueAtMs: due.map(({ dueAtMs }) => dueAtMs) };
  });
}

/** Whether the laptop was awake at the times that the schedule had of late. */
function habitOf(services: Services, job: Scheduled, nowMs: number): SleepHabit | null {
  const { timetable, habits } = services;
  const past: Slot[] = [];
  for (let beforeMs = nowMs; past.length < habitSlots; ) {
    const slot = previousToRun(timetable, job, beforeMs);
    if (!slot) break;
    past.push(slot);
    beforeMs = slot.dueAtMs;
  }
  const absences = habits.absences(past.at(-1)?.dueAtMs ?? nowMs, nowMs);
  return sleepHabit(past, absences, watchedSinceMs(services));
}

function onField<T>(field: string, read: () => T | Refused): T | Refused {
  try {
    return read();
  } catch (caught) {
    if (!(caught instanceof RunFailure) || caught.code !== 'bad-input') throw caught;
    return new Refused([{ field, message: caught.message }]);
  }
}
