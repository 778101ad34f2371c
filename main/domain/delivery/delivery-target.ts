import type { ExportFormat } from '../report/export.ts';

/**
 * `changed`: only of a report that has something to say; `failures`: only when a run failed; `undelivered`: only
 * what another channel of the job could not deliver.
 */
export type DeliveryWhen = 'always' | 'changed' | 'failures' | 'undelivered' | 'never';

/** The forms that a delivered report can take. */
export type DeliveredFormat = Extract<ExportFormat, 'pdf' | 'html' | 'xlsx' | 'md'>;

/** What a delivery that may have arrived does: asks, or goes out once more, marked as a maybe duplicate. */
export type Resend = 'ask' | 'once';

interface Rule {
  readonly when: DeliveryWhen;
  /** The run has not succeeded before this is sent. */
  readonly required: boolean;
}

interface HeldRule extends Rule {
  /** Waits in Upcoming until the analyst says so. */
  readonly afterMyOk: boolean;
}

export interface NotificationTarget extends Rule {
  readonly kind: 'notification';
  /** What did not arrive is told by it in any case. */
  readonly when: Exclude<DeliveryWhen, 'undelivered'>;
}

export type TellWhen = NotificationTarget['when'];

export interface EmailTarget extends HeldRule {
  readonly kind: 'email';
  /** Addresses; each gets a delivery of its own. */
  readonly to: readonly string[];
  /** Name of a mail account in Settings; null takes the first. */
  readonly account: string | null;
  /** What stands above the report. */
  readonly note: string | null;
  readonly attach: readonly DeliveredFormat[];
  readonly resend: Resend;
}

/** A message that the analyst's own mail program opens, ready to be sent; for who has no mail server. */
export interface DraftTarget extends Rule {
  readonly kind: 'draft';
  readonly to: readonly string[];
  readonly note: string | null;
  readonly attach: readonly DeliveredFormat[];
}

export interface FolderTarget extends HeldRule {
  readonly kind: 'folder';
  readonly path: string;
  readonly formats: readonly DeliveredFormat[];
  /** So many dated reports stay in the folder; null keeps all. */
  readonly keep: number | null;
}

export interface WebhookTarget extends HeldRule {
  readonly kind: 'webhook';
  readonly url: string;
  readonly format: 'json' | 'slack' | 'teams';
  /** Name of the saved secret that signs each call; null leaves them unsigned. */
  readonly secret: string | null;
}

/** A service that raises the alarm when nothing is heard of a job: told when its runs start and how they end. */
export interface PingTarget extends Rule {
  readonly kind: 'ping';
  readonly service: 'healthchecks' | 'cronitor' | 'template';
  /** The check's ping URL; of a template an address with `{state}`. */
  readonly url: string;
}

/** Where a job's reports and failures are told. */
export type DeliveryTarget =
  | NotificationTarget
  | EmailTarget
  | DraftTarget
  | FolderTarget
  | WebhookTarget
  | PingTarget;
