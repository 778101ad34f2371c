import type { FailureView } from '../../preload/contract/failures.ts';

/** A refusal as a value: several sentences at once, each on its field. */
export class Refused {
  readonly failures: readonly FailureView[];

  constructor(problems: readonly { readonly field: string | null; readonly message: string }[]) {
    this.failures = problems.map(({ field, message }) => ({
      code: 'bad-input',
      message,
      permanent: true,
      field,
    }));
  }
}
