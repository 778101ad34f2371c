/** Stands in a request where the data held what looked like a secret. */
export const hidden = '[hidden: looks like a secret]';

/** One question to a model and what became of it. */
export interface StoredModelCallView {
  readonly id: number;
  readonly step: number;
  /** The question about the report that it was asked for; null for the report itself. */
  readonly question: string | null;
  readonly model: string;
  readonly endpoint: string;
  readonly atMs: number;
  readonly state: 'asked' | 'answered' | 'failed' | 'lost';
  /** Word for word, as JSON. */
  readonly request: string;
  readonly answer: string | null;
  readonly failure: string | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  /** US dollars; null until it has ended. */
  readonly cost: number | null;
  /** The answer was stored already and cost nothing. */
  readonly isReused: boolean;
}
