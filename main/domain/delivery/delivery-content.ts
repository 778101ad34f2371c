import type { FailureRecord } from '../failure.ts';
import type { Report } from '../report/report.ts';
import type { DeliveredFormat, Resend } from './delivery-target.ts';

/** Which report of its run a delivery carries. A run has one, and nobody changes it. */
export interface ReportRef {
  /** `2026-W44`, `2026-11-01`: the period, fit for a file name. */
  readonly period: string;
  readonly windowToMs: number;
  readonly revision: number;
}

export interface MailContent {
  readonly to: readonly string[];
  readonly subject: string;
  readonly note: string | null;
  readonly attach: readonly DeliveredFormat[];
  /** The message's Date, the same at every try. */
  readonly dateMs: number;
  /** Null of a failure, which has no report: the two lines of the payload are the message then. */
  readonly report: ReportRef | null;
}

/** What a channel sends, frozen with the delivery: a later edit of the job does not change it. */
export type DeliveryContent =
  | (MailContent & {
      readonly kind: 'email';
      readonly account: string | null;
      readonly resend: Resend;
    })
  | (MailContent & { readonly kind: 'draft'; readonly report: ReportRef })
  | {
      readonly kind: 'folder';
      /** `Weekly churn 2026-W44`, without its ending. */
      readonly name: string;
      /** `Weekly churn - latest` */
      readonly latest: string;
      readonly formats: readonly DeliveredFormat[];
      readonly keep: number | null;
      readonly report: ReportRef;
    }
  | {
      readonly kind: 'webhook';
      readonly format: 'json' | 'slack' | 'teams';
      readonly secret: string | null;
      /** The very bytes of every try. */
      readonly body: string;
    }
  | {
      readonly kind: 'ping';
      readonly url: string;
      readonly event: 'start' | 'success' | 'fail' | 'log';
      readonly body: string | null;
    };

/** What is told: a report that is ready, or a run that failed. */
export type Told =
  | {
      readonly kind: 'report';
      readonly report: Pick<Report, 'headline' | 'result' | 'isQuiet' | 'facts'>;
    }
  | { readonly kind: 'failure'; readonly failure: FailureRecord };
