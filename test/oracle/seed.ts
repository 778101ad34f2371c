/** Of all random choices of a long run; printed with each of its tests, and taken from `SEED` to repeat one. */
export const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_000);
