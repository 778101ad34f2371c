/** What went wrong, as a word that code may switch on. The message is for the analyst. */
export type FailureCode =
  | 'bad-input'
  | 'not-found'
  | 'source-missing'
  | 'source-unreadable'
  | 'source-changed'
  | 'source-reshaped'
  | 'source-empty'
  | 'source-late'
  | 'source-unreachable'
  | 'access-refused'
  | 'analysis-failed'
  | 'report-unproven'
  | 'time-limit'
  | 'cancelled'
  | 'crashed'
  | 'crash-loop'
  | 'disk-full'
  | 'store-unusable'
  // the database is damaged, empty or gone: only a backup helps
  | 'store-damaged'
  // its format is of a later version of this program
  | 'store-newer'
  | 'already-done'
  | 'locked'
  | 'delivery-failed'
  | 'export-failed'
  | 'delivery-unknown'
  | 'target-gone'
  | 'not-allowed'
  // of a model: nobody answers, or not now; it will not, whatever is asked; half an answer; it declines
  | 'model-unreachable'
  | 'model-busy'
  | 'model-refused'
  | 'model-cut-off'
  | 'model-declined'
  | 'over-budget'
  | 'unexpected';

/** A failure as plain data: what crosses a process border and what the ledger keeps. */
export interface FailureRecord {
  readonly code: FailureCode;
  /** One sentence for the analyst: what was wrong, where, and what to do. */
  readonly message: string;
  /** True when trying again without a change cannot help. */
  readonly permanent: boolean;
  /** Whoever failed asked to be left alone for so long, as an HTTP `Retry-After` does. */
  readonly retryAfterMs?: number;
  /** The connection whose secret was refused: every job that uses it waits for another one. */
  readonly connectionId?: string;
}

/** An outside failure. `permanent` alone decides whether the engine retries. */
export class RunFailure extends Error {
  override readonly name = 'RunFailure';
  readonly code: FailureCode;
  readonly permanent: boolean;
  readonly retryAfterMs: number | undefined;
  readonly connectionId: string | undefined;
  /** Of bad input: the field of the form that it is about, `analysis.options.price`. */
  readonly field: string | undefined;

  constructor(
    code: FailureCode,
    message: string,
    options: {
      readonly permanent: boolean;
      readonly retryAfterMs?: number | undefined;
      readonly connectionId?: string | undefined;
      readonly field?: string | undefined;
      readonly cause?: unknown;
    },
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.permanent = options.permanent;
    this.retryAfterMs = options.retryAfterMs;
    this.connectionId = options.connectionId;
    this.field = options.field;
  }

  /** The part of the failure that may be stored and shown. */
  record(): FailureRecord {
    const { code, message, permanent, retryAfterMs, connectionId } = this;
    return {
      code,
      message,
      permanent,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      ...(connectionId === undefined ? {} : { connectionId }),
    };
  }

  static from(record: FailureRecord): RunFailure {
    const { code, message, ...options } = record;
    return new RunFailure(code, message, options);
  }
}

/** Turns whatever was caught into a failure, once, at the catch. */
export function asRunFailure(caught: unknown): RunFailure {
  if (caught instanceof RunFailure) return caught;
  return new RunFailure('unexpected', `Something unexpected happened: ${caughtText(caught)}`, {
    permanent: false,
    cause: caught,
  });
}

/** What was caught as text. Anything can be thrown, even what throws when it is read. */
export function caughtText(caught: unknown): string {
  try {
    return String(caught instanceof Error ? caught.message : caught);
  } catch {
    return 'something that cannot be shown as text';
  }
}

/** Refuses bad input with one sentence that says what was wrong and what to do. */
export function badInput(message: string, field?: string): RunFailure {
  return new RunFailure('bad-input', message, { permanent: true, field });
}

/** The end of a union: a new member that nobody handles is a compile error here. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
