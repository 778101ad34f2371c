import { composeSimulator } from './compose-simulator.ts';
import type { ForecastPlan, ForecastSlot } from './domain/job/forecast.ts';
import type { JobSpec } from './domain/job/job.ts';

/** More than any plan's slots; see `forecastEnd`. */
const mostRead = 10_000;

/** Runs a plan's year on the simulator: the real engine and ledger, in memory. For a worker. */
export async function forecast(plan: ForecastPlan): Promise<readonly ForecastSlot[]> {
  const { spec, fromMs, toMs, zone, absences, takesMs, defaults, nativeBinding } = plan;
  const script = {
    jobs: [quiet(spec)],
    fromMs,
    toMs,
    zone,
    seed: 1,
    events: absences.map(({ fromMs: atMs, toMs: untilMs, kind }) => ({ kind, atMs, untilMs })),
    failures: [],
    runTakesMs: () => takesMs,
    twin: 'none',
    hasPowerEvents: true,
  } as const;
  const simulated = await composeSimulator(script, nativeBinding ?? undefined, {}, () => defaults);
  try {
    return simulated.history
      .slots({ limit: mostRead, order: 'oldest' })
      .flatMap(({ slot, dueAtMs, outcome, reason, run }) =>
        outcome === null || dueAtMs === null
          ? []
          : [{ slot, dueAtMs, outcome, reason, startedAtMs: run?.startedAtMs ?? null }],
      );
  } finally {
    simulated.close();
  }
}

/** When it runs is asked, not what it says or to whom. */
function quiet({ analysis: { model: _, ...analysis }, ...spec }: JobSpec): JobSpec {
  return { ...spec, analysis: { ...analysis, narrator: 'embedded' }, deliver: [], enabled: true };
}
