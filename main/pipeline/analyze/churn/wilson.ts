/** The 97.5 % point of the normal distribution: a two-sided interval of 95 %. */
const z = 1.959964;

/**
 * The ends of the score interval for a share of `k` in `n`, in percent, as SQL: Wilson 1927, "Probable
 * Inference, the Law of Succession, and Statistical Inference" (JASA 22). It keeps its promise where the
 * textbook's one fails: in small groups and for shares near nothing or all (Brown, Cai, DasGupta 2001).
 */
export function wilson(k: string, n: string, end: 'low' | 'high'): string {
  const p = `(${k})::DOUBLE / (${n})`;
  const sign = end === 'low' ? '-' : '+';
  const spread = `${z} * sqrt(${p} * (1 - ${p}) / (${n}) + ${z * z} / (4 * (${n}) * (${n})))`;
  const value = `(${p} + ${z * z} / (2 * (${n})) ${sign} ${spread}) / (1 + ${z * z} / (${n}))`;
  return `round(100 * least(1, greatest(0, ${value})), 6)`;
}
