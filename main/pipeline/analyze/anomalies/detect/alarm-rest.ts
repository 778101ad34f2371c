/** So long an alarm rests, in values: a share of what has been seen, up to a most. */
const share = 0.15;
const most = 220;

/**
 * Lets a score through only when it is higher than every score of the rest before it. One incident so
 * raises one alarm, and a second one only when it gets worse (Smirnov 2016: the rest period of the
 * contextual anomaly detector CAD-OSE).
 */
export class AlarmRest {
  #count = 0;
  /** Places and scores that no later one has reached: the first is the highest of the rest. */
  #highest: { readonly at: number; readonly score: number }[] = [];

  next(score: number): number {
    const at = this.#count++;
    const length = Math.min(most, share * at);
    while (this.#highest[0] && this.#highest[0].at < at - length) this.#highest.shift();
    const before = this.#highest[0]?.score ?? 0;
    while ((this.#highest.at(-1)?.score ?? Number.POSITIVE_INFINITY) <= score) this.#highest.pop();
    this.#highest.push({ at, score });
    return score > before ? score : 0;
  }
}
