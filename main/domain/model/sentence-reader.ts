import type { SaidJob } from '../job/said-job.ts';
import type { ModelProfile, ModelUsage } from './model.ts';

/** A job in plain words, and the columns of its file where one is chosen already. */
export interface SaidSentence {
  readonly text: string;
  readonly columns: readonly string[];
}

/** What a model made of it. */
export interface ReadSentence {
  readonly said: SaidJob;
  /** Columns for the time and the amount; null where the sentence names none. */
  readonly columns: { readonly time: string | null; readonly measure: string | null };
  readonly usage: ModelUsage;
  /** In millionths of a US dollar. */
  readonly costMicros: number;
}

/** Reads a job in plain words with a model. What it says is checked like anything that is typed. */
export interface SentenceReader {
  /** Everything that is sent, word for word. */
  sent(profile: ModelProfile, sentence: SaidSentence): string;
  /**
   * Asks once, within the month's budget. @throws RunFailure of the model, `over-budget`, or `model-cut-off`
   * where it hands in nothing that can be used
   */
  read(profile: ModelProfile, key: string | null, sentence: SaidSentence): Promise<ReadSentence>;
}
