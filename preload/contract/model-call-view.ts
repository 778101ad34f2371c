/** One question to a model and what became of it. */
export interface StoredModelCallView {
  readonly id: number;
  readonly step: number;
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
