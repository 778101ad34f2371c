import type { Fact } from '../../domain/report/fact.ts';

/** A fact before the report gave it its number. */
export type FactDraft = Omit<Fact, 'n'>;

/** Numbers facts 1, 2, 3 … in the order in which the text first refers to them. */
export class FactNumbers {
  readonly #numbered = new Map<FactDraft, Fact>();

  numberOf = (draft: FactDraft): number => {
    const known = this.#numbered.get(draft);
    if (known) return known.n;
    const n = this.#numbered.size + 1;
    this.#numbered.set(draft, { ...draft, n });
    return n;
  };

  /** All facts in order; those that no sentence refers to come last. */
  all(drafts: readonly FactDraft[]): readonly Fact[] {
    for (const draft of drafts) this.numberOf(draft);
    return [...this.#numbered.values()];
  }
}
