/** What a figure grows by from one sample to the next: the line of least squares through all of them. */
export function slopeOf(samples: readonly number[]): number {
  const middle = (samples.length - 1) / 2;
  const mean = samples.reduce((sum, each) => sum + each, 0) / samples.length;
  const covariance = samples.reduce((sum, each, at) => sum + (at - middle) * (each - mean), 0);
  const variance = samples.reduce((sum, _each, at) => sum + (at - middle) ** 2, 0);
  return covariance / variance;
}

/** Lines that show a course: name, first, last, and the slope with its unit. */
export function courseText(name: string, samples: readonly number[], per: string): string {
  const [first = 0] = samples;
  const last = samples.at(-1) ?? 0;
  const slope = slopeOf(samples);
  return `${name.padEnd(28)} ${first.toFixed(1)} → ${last.toFixed(1)}, ${slope >= 0 ? '+' : ''}${slope.toFixed(3)} ${per}`;
}
