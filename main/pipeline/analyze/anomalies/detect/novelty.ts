import { SortedWindow } from './sorted-window.ts';

/** So many values are remembered: 14 days of minutes, 2 years of hours. */
const remembered = 20_000;
/** With fewer values nothing is called new. */
const fewest = 10;
/** From so many values on a gap counts in full: n values of one range lie 1/n of it apart anyway. */
const enough = 200;

/** How distances between values are measured. */
export type Scale = 'magnitude' | 'spread';

/**
 * How far a value lies from every value seen before it: the distance to the nearest one as a share of
 * the range of them all, the distance of the nearest neighbour in one dimension (Ramaswamy, Rastogi,
 * Shim 2000: "Efficient algorithms for mining outliers", with k = 1; as a streaming conformity measure
 * Burnaev, Ishimtsev 2016: "Conformalized density- and distance-based anomaly detection in time-series
 * data"). A crowd of values in two places leaves a gap between them in which a value is new as well.
 *
 * Distances are taken on a logarithmic scale, because what grows is measured in shares of itself:
 * `magnitude` takes |x| against the median, `spread` the distance to the median against the middle half
 * (the inverse hyperbolic sine, Burbidge, Magee, Robb 1988, which is linear near zero).
 */
export class Novelty {
  readonly #scale: Scale;
  readonly #seen = new SortedWindow(remembered);

  constructor(scale: Scale) {
    this.#scale = scale;
  }

  /** 0 for a value seen before, about 1 for one that is as far away as all others are wide; then learns it. */
  next(value: number): number {
    const novelty = this.#seen.size < fewest ? 0 : this.#judge(value);
    this.#seen.add(value);
    return novelty;
  }

  #judge(value: number): number {
    const seen = this.#seen;
    const stretch = this.#stretch();
    const at = stretch(value);
    const { below, above } = seen.neighbours(value);
    const gap = Math.min(
      below === null ? Number.POSITIVE_INFINITY : at - stretch(below),
      above === null ? Number.POSITIVE_INFINITY : stretch(above) - at,
    );
    const range = stretch(seen.largest) - stretch(seen.smallest);
    const share = range > 0 ? gap / range : gap > 0 ? 1 : 0;
    return Math.min(1, share) * Math.min(1, seen.size / enough);
  }

  #stretch(): (value: number) => number {
    const seen = this.#seen;
    const median = seen.quantile(0.5);
    const middleHalf = seen.quantile(0.75) - seen.quantile(0.25);
    const wide = seen.quantile(0.99) - seen.quantile(0.01) || seen.largest - seen.smallest || 1;
    if (this.#scale === 'magnitude') {
      const unit = Math.abs(median) || wide;
      return (value) => Math.sign(value) * Math.log1p(Math.abs(value) / unit);
    }
    const unit = middleHalf || wide;
    return (value) => Math.asinh((value - median) / unit);
  }
}
