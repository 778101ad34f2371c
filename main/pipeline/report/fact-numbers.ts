import type { Fact } from '../../domain/fact.ts';
import { cite, type Phrase, size } from './phrase.ts';

/** A fact before the report gave it its number. */
export type FactDraft = Omit<Fact, 'n'>;

/** Numbers facts 1, 2, 3 … in the order in which the report first refers to them. */
export class FactNumbers {
  readonly #numbered: Fact[] = [];
  readonly #byId = new Map<string, Fact>();

  cite = (draft: FactDraft): Phrase => cite(this.#numberOf(draft));

  /** Without the sign: the sentence says the direction. */
  size = (draft: FactDraft): Phrase => size(this.#numberOf(draft));

  /** All facts in order; those that no sentence refers to come last. */
  all(drafts: readonly FactDraft[]): readonly Fact[] {
    for (const draft of drafts) this.#numberOf(draft);
    return this.#numbered;
  }

  #numberOf(draft: FactDraft): Fact {
    const known = this.#byId.get(draft.id);
    if (known) return known;
    const fact = { ...draft, n: this.#numbered.length + 1 };
    this.#byId.set(draft.id, fact);
    this.#numbered.push(fact);
    return fact;
  }
}
