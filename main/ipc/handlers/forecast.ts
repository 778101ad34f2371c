import type { ForecastCalls, ForecastView } from '../../../preload/contract/forecast-calls.ts';
import { middle } from '../../domain/analysis/middle.ts';
import {
  comingAbsences,
  type ForecastSlot,
  forecastEnd,
  habitWeeks,
} from '../../domain/job/forecast.ts';
import type { HandlersOf } from '../handler.ts';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';
import { reasonText } from '../views/reason-text.ts';
import { watchedSinceMs } from '../watched-since.ts';

const thirtyDaysMs = 30 * 86_400_000;
const mostCounted = 10_000;
const mostShown = 100;
/** What a job takes that never ran. */
const usualMs = 60_000;

/** *A year ahead*: the real engine on a made-up clock, with the sleep that the laptop is used to. */
export function forecastHandlers(services: Services): HandlersOf<keyof ForecastCalls> {
  const { clock, timetable, habits, drafts, forecasts, systemZone } = services;
  return {
    'job.forecast': async (draft): Promise<ForecastView | Refused> => {
      const nowMs = clock.wallMs();
      const plan = drafts.forecastSpec(draft);
      const problems = drafts.checkJob(plan.spec);
      if (problems.length > 0) return new Refused(problems);
      const soon = timetable.between(plan.spec, nowMs, nowMs + thirtyDaysMs, mostCounted);
      const toMs = forecastEnd(nowMs, soon.length);
      const weeks = habitWeeks(watchedSinceMs(services), nowMs);
      const zone = systemZone();
      const seen = habits.absences(0, nowMs);
      const slots = await forecasts.make({
        ...plan,
        fromMs: nowMs,
        toMs,
        zone,
        absences: comingAbsences(seen, weeks, { nowMs, toMs, zone }),
        takesMs: middle(habits.durationsMs(plan.spec.id, nowMs)) ?? usualMs,
      });
      const own = soon[0]?.zone ?? zone;
      return { toMs, zone: own, weeks, ...counted(slots) };
    },
  };
}

function counted(all: readonly ForecastSlot[]): Omit<ForecastView, 'toMs' | 'zone' | 'weeks'> {
  const slots = all.filter(({ reason }) => reason !== 'excluded day');
  const isOnTime = ({ outcome, reason }: ForecastSlot) =>
    outcome === 'succeeded' && reason === 'on time';
  const done = slots.filter(({ outcome }) => outcome === 'succeeded').length;
  const onTime = slots.filter(isOnTime).length;
  const combined = slots.filter(({ outcome }) => outcome === 'superseded').length;
  return {
    due: slots.length,
    onTime,
    late: done - onTime,
    combined,
    lost: slots.length - done - combined,
    otherwise: slots
      .filter((slot) => !isOnTime(slot))
      .slice(0, mostShown)
      .map(({ dueAtMs, startedAtMs, ...slot }) => ({
        dueAtMs,
        startedAtMs,
        text: reasonText({ ...slot, run: null }),
      })),
  };
}
