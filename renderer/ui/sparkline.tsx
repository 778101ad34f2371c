import styles from './sparkline.module.css';

interface SparklineProps {
  /** Oldest first; null where there is no value. */
  readonly values: readonly (number | null)[];
  /** What it shows, for people who do not see it. */
  readonly label: string;
}

const width = 120;
const height = 28;
const margin = 3;

/** A few values as a line without axes; the last one is marked. */
export function Sparkline({ values, label }: SparklineProps) {
  const points = pointsOf(values);
  const last = points.at(-1);
  if (points.length < 2 || !last) return null;
  return (
    <svg
      className={styles.sparkline}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
    >
      <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
      <circle cx={last.x} cy={last.y} r={2.5} />
    </svg>
  );
}

function pointsOf(values: readonly (number | null)[]) {
  const known = values.filter((value) => value !== null);
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  const step = (width - 2 * margin) / Math.max(values.length - 1, 1);
  return values.flatMap((value, at) => {
    if (value === null) return [];
    // All alike: a line through the middle.
    const share = span === 0 ? 0.5 : (value - low) / span;
    return [{ x: margin + at * step, y: height - margin - share * (height - 2 * margin) }];
  });
}
