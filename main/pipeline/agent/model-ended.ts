import { RunFailure } from '../../domain/failure.ts';

/** The model's part is over without a result; what went wrong in the worker is thrown as it is. */
export class ModelEnded extends Error {
  readonly failure: RunFailure;

  constructor(failure: RunFailure) {
    super(failure.message, { cause: failure });
    this.failure = failure;
  }
}

/** Nothing that it handed in can be used. */
export function nothing(who: string): RunFailure {
  return new RunFailure('model-cut-off', `${who} handed in nothing that can be used.`, {
    permanent: true,
  });
}

export function unprovenText(who: string): RunFailure {
  return new RunFailure(
    'report-unproven',
    `${who} wrote statements that could not be verified, and this job allows none.`,
    { permanent: true },
  );
}
