import type { FormatWord } from './send-calls.ts';

/** Who gets a job's reports, besides this desktop. */
export interface JobDeliveryCalls {
  'job.deliveries': {
    readonly argument: { readonly jobId: string };
    readonly answer: readonly JobDeliveryView[];
  };
  'job.add-delivery': {
    readonly argument: { readonly jobId: string; readonly target: TargetDraft };
    readonly answer: null;
  };
  /** Nothing is removed when the list has changed since it was shown. */
  'job.remove-delivery': {
    readonly argument: JobDeliveryView & { readonly jobId: string };
    readonly answer: null;
  };
  /** Asks for a folder with the system's own dialog; null when the user gave up. */
  'dialog.choose-folder': { readonly argument: null; readonly answer: string | null };
}

export interface JobDeliveryView {
  /** Its place among all deliveries of the job. */
  readonly index: number;
  /** "E-mail to boss@example.com: every report" */
  readonly text: string;
}

/** One more delivery; what its kind does not use is empty. */
export interface TargetDraft {
  readonly kind: 'email' | 'draft' | 'folder' | 'webhook';
  readonly when: 'always' | 'changed' | 'failures';
  /** The report has succeeded when it has arrived. */
  readonly required: boolean;
  readonly afterMyOk: boolean;
  readonly to: readonly string[];
  readonly note: string;
  readonly formats: readonly FormatWord[];
  readonly path: string;
  readonly url: string;
  readonly webhookFormat: 'json' | 'slack' | 'teams';
}
