import type { StepWord } from './views.ts';

/** What main tells its windows. Views are read again; events carry no data that a view holds. */
export type WindowEvent =
  /** Jobs, runs, reports or failures changed: read what you show again. */
  | { readonly kind: 'changed' }
  | {
      readonly kind: 'progress';
      readonly runId: string;
      readonly step: StepWord;
      readonly note: string;
    }
  /** A question about a report is being answered. */
  | {
      readonly kind: 'answering';
      readonly runId: string;
      readonly id: number;
      readonly note: string;
    }
  /** A place in the app to show, such as `/reports/<run id>` or `/settings/jobs/new`. */
  | { readonly kind: 'go'; readonly path: string }
  /** A key of ours, which the page cannot hear while the keyboard is in a report's frame. */
  | { readonly kind: 'key'; readonly key: string; readonly isCommand: boolean }
  /** The reader clicked a number in the report frame. */
  | { readonly kind: 'fact'; readonly runId: string; readonly n: number };
