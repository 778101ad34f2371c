import { RunFailure } from '../domain/failure.ts';
import type { Forecasts } from '../domain/job/forecast.ts';
import type { Clock } from '../domain/ports.ts';
import type { StartWorker } from '../domain/run/worker-transport.ts';
import { forecastInWorker } from './worker-session.ts';

const longestMs = 120_000;

/** Forecasts, one at a time, each in a worker of its own: a year takes seconds of computing. */
export function createForecasts(needs: {
  readonly startWorker: StartWorker;
  readonly clock: Clock;
}): Forecasts {
  let end: (failure: RunFailure) => void = () => undefined;
  return {
    async make(plan) {
      end(new RunFailure('cancelled', 'Another forecast was asked for.', { permanent: false }));
      const { answer, stop } = forecastInWorker(needs.startWorker, plan);
      const ended = new Promise<never>((_, reject) => {
        end = reject;
      });
      const forget = needs.clock.after(longestMs, () => end(tooLong()));
      try {
        return await Promise.race([answer, ended]);
      } finally {
        forget();
        stop();
        await answer.catch(() => undefined);
      }
    },
  };
}

function tooLong(): RunFailure {
  return new RunFailure('time-limit', 'The year could not be worked out within two minutes.', {
    permanent: false,
  });
}
