/** One customer as the model sees it, and whether it was lost. */
export interface Example {
  readonly features: readonly number[];
  readonly isPositive: boolean;
}

/** Intercept first, then a weight a feature. */
export type Weights = readonly number[];

const ridge = 1;
const mostRounds = 50;
const settled = 1e-9;
/** Digits that are kept: the last bits of `exp` may differ between systems. */
const digits = 6;

/**
 * Logistic regression by iteratively reweighted least squares (McCullagh and Nelder 1989, Generalized
 * Linear Models, 4.4), with a ridge penalty on standardised features, so that perfectly separated
 * examples still have an answer (le Cessie and van Houwelingen 1992, Applied Statistics 41). No kept
 * package of this ecosystem does it. Deterministic: examples are added up in their order.
 * @returns weights for the features as given; all zero but the intercept when a feature never varies
 */
export function fitLogistic(examples: readonly Example[]): Weights {
  const size = (examples[0]?.features.length ?? 0) + 1;
  const scale = Array.from({ length: size - 1 }, (_, at) => spreadOf(examples, at));
  const rows = examples.map(({ features, isPositive }) => ({
    x: [1, ...features.map((value, at) => standardised(value, scale[at]))],
    y: isPositive ? 1 : 0,
  }));
  let weights: number[] = Array.from({ length: size }, () => 0);
  for (let round = 0; round < mostRounds; round += 1) {
    const step = newtonStep(rows, weights);
    weights = weights.map((weight, at) => weight + (step[at] ?? 0));
    if (Math.max(...step.map(Math.abs)) < settled) break;
  }
  return unscaled(weights, scale).map((weight) => Number(weight.toFixed(digits)));
}

interface Row {
  readonly x: readonly number[];
  readonly y: number;
}

/** Solves (X'WX + R) step = X'(y - p) - R weights; the intercept is not penalised. */
function newtonStep(rows: readonly Row[], weights: readonly number[]): number[] {
  const size = weights.length;
  const matrix: number[][] = weights.map((_, i) =>
    weights.map((__, j) => (i === j && i > 0 ? ridge : 0)),
  );
  const side: number[] = weights.map((weight, i) => (i > 0 ? -ridge * weight : 0));
  for (const { x, y } of rows) {
    const p =
      1 / (1 + Math.exp(-x.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0)));
    // Never zero: a matrix without weight could not be solved.
    const w = Math.max(p * (1 - p), 1e-10);
    for (let i = 0; i < size; i += 1) {
      side[i] = (side[i] ?? 0) + (x[i] ?? 0) * (y - p);
      const line = matrix[i] ?? [];
      for (let j = 0; j < size; j += 1) line[j] = (line[j] ?? 0) + w * (x[i] ?? 0) * (x[j] ?? 0);
    }
  }
  return solve(matrix, side);
}

/** Gaussian elimination with the largest pivot. */
function solve(matrix: number[][], side: number[]): number[] {
  const size = side.length;
  const rows = matrix.map((line, at) => [...line, side[at] ?? 0]);
  for (let column = 0; column < size; column += 1) {
    let best = column;
    for (let at = column + 1; at < size; at += 1) {
      if (Math.abs(rows[at]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = at;
    }
    const pivot = rows[best] ?? [];
    rows[best] = rows[column] ?? [];
    rows[column] = pivot;
    for (let at = column + 1; at < size; at += 1) {
      const line = rows[at] ?? [];
      const factor = (line[column] ?? 0) / (pivot[column] ?? 1);
      for (let place = column; place <= size; place += 1) {
        line[place] = (line[place] ?? 0) - factor * (pivot[place] ?? 0);
      }
    }
  }
  const found: number[] = Array.from({ length: size }, () => 0);
  for (let at = size - 1; at >= 0; at -= 1) {
    const line = rows[at] ?? [];
    const known = found.reduce(
      (sum, value, place) => (place > at ? sum + value * (line[place] ?? 0) : sum),
      0,
    );
    found[at] = ((line[size] ?? 0) - known) / (line[at] ?? 1);
  }
  return found;
}

interface Spread {
  readonly mean: number;
  readonly deviation: number;
}

function spreadOf(examples: readonly Example[], at: number): Spread {
  const values = examples.map(({ features }) => features[at] ?? 0);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(square) };
}

function standardised(value: number, spread: Spread | undefined): number {
  return spread && spread.deviation > 0 ? (value - spread.mean) / spread.deviation : 0;
}

function unscaled(weights: readonly number[], scale: readonly Spread[]): number[] {
  const [intercept = 0, ...others] = weights;
  const raw = others.map((weight, at) => {
    const deviation = scale[at]?.deviation ?? 0;
    return deviation > 0 ? weight / deviation : 0;
  });
  const shift = raw.reduce((sum, weight, at) => sum + weight * (scale[at]?.mean ?? 0), 0);
  return [intercept - shift, ...raw];
}
