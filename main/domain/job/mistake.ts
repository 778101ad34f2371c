/** What is wrong with one field of a job, and what to do about it. */
export interface Mistake {
  /** As the job file names it: `schedule.cron`, `sources[0].path`. */
  readonly field: string;
  /** One sentence without the field and without a full stop: both are added where it is shown. */
  readonly message: string;
}

/** Nothing when the field is right; else its mistake. */
export function unless(isRight: boolean, field: string, message: () => string): Mistake[] {
  return isRight ? [] : [{ field, message: message() }];
}

/** What was typed, for a message that stays readable when it was a megabyte. */
export function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}
