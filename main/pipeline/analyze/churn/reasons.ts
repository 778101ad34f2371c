/** A plain reason to expect a loss, as a condition on `customers_at`. */
export interface Reason {
  readonly id: 'overdue' | 'quiet' | 'falling';
  /** What the report says about a customer. */
  readonly words: string;
  readonly condition: string;
}

/**
 * Reasons that a person can check by looking at the customer's own rows. Time since the last purchase
 * against the customer's own rhythm is the strongest simple sign of a loss: Fader, Hardie and Lee 2005,
 * "Counting Your Customers the Easy Way" (Marketing Science 24).
 */
export function reasonsOf(lostAfterDays: number): readonly Reason[] {
  return [
    {
      id: 'overdue',
      words: 'silent far longer than usual',
      // With three gaps there is a rhythm; below a week a pause is nothing.
      condition: 'times >= 4 AND quiet >= 7 AND quiet > 3 * usual',
    },
    {
      id: 'falling',
      words: 'half as active as before, or less',
      condition: 'recent - late >= 4 AND late * 2 <= recent - late',
    },
    {
      id: 'quiet',
      words: 'on the way to the limit',
      condition: `quiet * 2 > ${lostAfterDays}`,
    },
  ];
}

/** The SQL condition that any of them holds. */
export function anyOf(reasons: readonly Reason[]): string {
  return reasons.map(({ condition }) => `(${condition})`).join(' OR ');
}
