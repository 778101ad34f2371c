import { quantileSorted } from 'simple-statistics';

/** The newest values of a stream, at most `limit` of them, in order of size. */
export class SortedWindow {
  readonly #limit: number;
  readonly #sorted: number[] = [];
  /** In order of arrival, as a ring: the oldest is forgotten first. */
  readonly #arrived: number[] = [];
  #oldest = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#sorted.length;
  }

  add(value: number): void {
    if (this.#arrived.length < this.#limit) this.#arrived.push(value);
    else {
      const gone = this.#arrived[this.#oldest] ?? 0;
      this.#sorted.splice(this.#placeOf(gone), 1);
      this.#arrived[this.#oldest] = value;
      this.#oldest = (this.#oldest + 1) % this.#limit;
    }
    this.#sorted.splice(this.#placeOf(value), 0, value);
  }

  /** NaN of an empty window. */
  quantile(share: number): number {
    return this.#sorted.length === 0 ? Number.NaN : quantileSorted(this.#sorted, share);
  }

  get smallest(): number {
    return this.#sorted[0] ?? Number.NaN;
  }

  get largest(): number {
    return this.#sorted.at(-1) ?? Number.NaN;
  }

  /** The values next to this one: the largest below it, and the smallest that is not. */
  neighbours(value: number): { readonly below: number | null; readonly above: number | null } {
    const place = this.#placeOf(value);
    return { below: this.#sorted[place - 1] ?? null, above: this.#sorted[place] ?? null };
  }

  /** How many values lie below this one. */
  #placeOf(value: number): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
