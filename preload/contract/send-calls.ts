import type { DeliveryView } from './views.ts';

/** Sending a report by hand, and what waits for a word. */
export interface SendCalls {
  'report.send-choices': {
    readonly argument: { readonly runId: string };
    readonly answer: SendChoicesView;
  };
  /** Sends a report as a mail, opens it as a draft, or puts it into a folder that the system's dialog asks for. */
  'report.deliver': { readonly argument: SendDraft; readonly answer: { readonly isSent: boolean } };
  /** Opens a draft that a job made ready in the mail program. */
  'delivery.open-draft': { readonly argument: { readonly id: number }; readonly answer: null };
  /** What waits for the analyst: held, unknown or not sent. */
  'deliveries.waiting': {
    readonly argument: null;
    readonly answer: readonly WaitingDeliveryView[];
  };
}

export type FormatWord = 'pdf' | 'html' | 'xlsx' | 'md';

export interface SendDraft {
  readonly runId: string;
  readonly how: 'mail' | 'draft' | 'folder';
  /** Of a mail: the account that it goes out from. */
  readonly account: string | null;
  readonly to: readonly string[];
  readonly note: string;
  readonly formats: readonly FormatWord[];
}

export interface SendChoicesView {
  readonly accounts: readonly { readonly name: string; readonly from: string }[];
  /** Addresses that reports go to already. */
  readonly known: readonly string[];
  /** Who got an earlier version of this report that says other numbers, and what to tell them. */
  readonly correction: { readonly to: readonly string[]; readonly note: string } | null;
}

export interface WaitingDeliveryView {
  readonly runId: string;
  readonly jobName: string;
  readonly zone: string;
  readonly delivery: DeliveryView;
}
