/** How much a detection outside the windows costs, and a window without one. */
export interface Profile {
  readonly name: string;
  readonly falseAlarm: number;
  readonly missed: number;
}

export const profiles = {
  standard: { name: 'standard', falseAlarm: 0.11, missed: 1 },
  fewFalse: { name: 'reward low FP', falseAlarm: 0.22, missed: 1 },
  fewMissed: { name: 'reward low FN', falseAlarm: 0.11, missed: 2 },
} as const satisfies Record<string, Profile>;

/** A scored series: the windows are first and last rows that count as the anomaly. */
export interface Scored {
  readonly scores: readonly number[];
  readonly windows: readonly (readonly [number, number])[];
}

export interface Result {
  /** 0 for a detector that says nothing, 100 for one that finds each window at once and no more. */
  readonly score: number;
  readonly found: number;
  readonly windows: number;
  readonly falseAlarms: number;
}

/**
 * The published scoring of the Numenta Anomaly Benchmark (Lavin, Ahmad 2015: "Evaluating real-time
 * anomaly detection algorithms", and its sweeper): rows at or above one threshold for all files are
 * detections, and those of the first 15 % of a file (at most 750 rows) do not count.
 */
export function scoreAt(
  files: readonly Scored[],
  threshold: number,
  profile: Profile = profiles.standard,
): Result {
  let sum = 0;
  let found = 0;
  let windows = 0;
  let falseAlarms = 0;
  for (const file of files) {
    const one = scoreFile(file, threshold, profile);
    sum += one.sum;
    found += one.found;
    windows += file.windows.length;
    falseAlarms += one.falseAlarms;
  }
  const worst = profile.missed * windows;
  return { score: (100 * (sum + worst)) / (windows + worst), found, windows, falseAlarms };
}

/** The threshold that scores best on these files. */
export function bestThreshold(files: readonly Scored[], profile?: Profile): number {
  const counted = files.flatMap(({ scores }) => scores.slice(probation(scores.length)));
  // Scores in steps of a thousandth: finer ones would fit the threshold to single rows.
  const steps = [...new Set(counted.map((score) => Math.round(score * 1000) / 1000))];
  const candidates = steps.filter((step) => step > 0.05);
  return candidates.reduce(
    (best, threshold) => {
      const { score } = scoreAt(files, threshold, profile);
      return score > best.score ? { threshold, score } : best;
    },
    { threshold: 1, score: Number.NEGATIVE_INFINITY },
  ).threshold;
}

function scoreFile({ scores, windows }: Scored, threshold: number, profile: Profile) {
  const best = windows.map(() => Number.NaN);
  let sum = 0;
  let falseAlarms = 0;
  for (let row = probation(scores.length); row < scores.length; row++) {
    if ((scores[row] ?? 0) < threshold) continue;
    const inside = windows.findIndex(([first, last]) => first <= row && row <= last);
    if (inside >= 0) {
      const [first, last] = windows[inside] ?? [0, 0];
      const position = -(last - row + 1) / (last - first + 1);
      const worth = sigmoid(position) / sigmoid(-1);
      best[inside] = Math.max(best[inside] || 0, worth);
    } else {
      const before = windows.findLast(([, last]) => last < row);
      falseAlarms++;
      sum -= profile.falseAlarm * lateness(before, row);
    }
  }
  for (const worth of best) sum += Number.isNaN(worth) ? -profile.missed : worth;
  return { sum, found: best.filter((worth) => !Number.isNaN(worth)).length, falseAlarms };
}

/** Just after a window an alarm costs little; with none before, or long after, all. */
function lateness(before: readonly [number, number] | undefined, row: number): number {
  if (!before) return 1;
  const [first, last] = before;
  const widths = (row - last) / (last - first);
  return widths > 3 ? 1 : Math.abs(sigmoid(widths));
}

/** 0.99 at -1, 0 at 0, towards -1 beyond. */
function sigmoid(position: number): number {
  return 2 / (1 + Math.exp(5 * position)) - 1;
}

function probation(rows: number): number {
  return Math.min(Math.floor(0.15 * rows), 750);
}
