/** What went wrong, as a word that code may switch on. The message is for the analyst. */
export type FailureCode =
  | 'bad-input'
  | 'not-found'
  | 'source-missing'
  | 'source-unreadable'
  | 'source-changed'
  | 'source-empty'
  | 'source-late'
  | 'analysis-failed'
  | 'report-unproven'
  | 'time-limit'
  | 'cancelled'
  | 'crashed'
  | 'crash-loop'
  | 'disk-full'
  | 'store-unusable'
  | 'already-done'
  | 'locked'
  | 'delivery-failed'
  | 'not-allowed'
  | 'unexpected';

/** A failure as plain data: what crosses a process border and what the ledger keeps. */
export interface FailureRecord {
  readonly code: FailureCode;
  /** One sentence for the analyst: what was wrong, where, and what to do. */
  readonly message: string;
  /** True when trying again without a change cannot help. */
  readonly permanent: boolean;
}

/** An outside failure. `permanent` alone decides whether the engine retries. */
export class RunFailure extends Error {
  override readonly name = 'RunFailure';
  readonly code: FailureCode;
  readonly permanent: boolean;

  constructor(
    code: FailureCode,
    message: string,
    options: { readonly permanent: boolean; readonly cause?: unknown },
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.permanent = options.permanent;
  }

  /** The part of the failure that may be stored and shown. */
  record(): FailureRecord {
    return { code: this.code, message: this.message, permanent: this.permanent };
  }

  static from(record: FailureRecord): RunFailure {
    return new RunFailure(record.code, record.message, { permanent: record.permanent });
  }
}

/** Turns whatever was caught into a failure, once, at the catch. */
export function asRunFailure(caught: unknown): RunFailure {
  if (caught instanceof RunFailure) return caught;
  const message = caught instanceof Error ? caught.message : String(caught);
  return new RunFailure('unexpected', `Something unexpected happened: ${message}`, {
    permanent: false,
    cause: caught,
  });
}

/** Refuses bad input with one sentence that says what was wrong and what to do. */
export function badInput(message: string): RunFailure {
  return new RunFailure('bad-input', message, { permanent: true });
}

/** The end of a union: a new member that nobody handles is a compile error here. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
