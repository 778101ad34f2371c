import type { FormatWord } from './send-calls.ts';

/** Who gets a job's reports, besides this desktop: a part of the job's draft, saved with it. */
export interface JobDeliveryCalls {
  /** Says what is wrong with them before the job is saved. */
  'job.check-deliveries': {
    readonly argument: { readonly deliver: readonly TargetDraft[] };
    readonly answer: null;
  };
  'webhook.secrets': { readonly argument: null; readonly answer: WebhookSecretsView };
  /** Asks for a folder with the system's own dialog; null when the user gave up. */
  'dialog.choose-folder': { readonly argument: null; readonly answer: string | null };
}

/** One delivery of a job; what its kind does not use is empty. */
export interface TargetDraft {
  readonly kind: 'email' | 'draft' | 'folder' | 'webhook' | 'ping';
  readonly when: 'always' | 'changed' | 'failures' | 'undelivered' | 'never';
  /** The report has succeeded when it has arrived. */
  readonly required: boolean;
  readonly afterMyOk: boolean;
  readonly to: readonly string[];
  /** Name of the mail account; null takes the first. */
  readonly account: string | null;
  readonly note: string;
  readonly resend: 'ask' | 'once';
  readonly formats: readonly FormatWord[];
  readonly path: string;
  /** Dated reports that stay in the folder; null keeps all. */
  readonly keep: number | null;
  readonly url: string;
  /** Of a monitor. */
  readonly service: 'healthchecks' | 'cronitor' | 'template';
  readonly webhookFormat: 'json' | 'slack' | 'teams';
  /** Name of the secret that signs each call; empty before it has one, null for calls that are not signed. */
  readonly secret: string | null;
  /** A secret that was typed; null keeps the saved one. */
  readonly newSecret: string | null;
}

export interface WebhookSecretsView {
  /** Where a secret goes that is entered now; `session`: it is gone when Almanac quits. */
  readonly keeps: 'keyring' | 'session';
  /** The secrets that jobs name. */
  readonly saved: readonly {
    readonly name: string;
    readonly place: 'keyring' | 'session' | 'environment' | null;
  }[];
}
