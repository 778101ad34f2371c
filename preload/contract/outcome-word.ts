/** How a slot ended, in the ledger's words. */
export type OutcomeWord = 'succeeded' | 'failed' | 'skipped' | 'missed' | 'superseded' | 'open';
