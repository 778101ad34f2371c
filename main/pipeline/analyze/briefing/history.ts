import type { Window } from '../../../domain/schedule/window.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import { identifier } from '../../sql.ts';
import type { FactDesk, FactQuestion } from '../fact-desk.ts';
import { bound, type Span, within } from '../period.ts';
import { evidenceIn, formOf, type Selection } from './totals.ts';

/** How the figure of this period stands to those of the periods before it. */
export interface History {
  /** How many earlier periods are compared with. */
  readonly count: FactDraft;
  readonly median: FactDraft;
  /** Half of the earlier figures lie between the two. */
  readonly low: FactDraft;
  readonly high: FactDraft;
  /** Robust z; its value is null when the earlier figures do not differ. */
  readonly score: FactDraft;
  readonly slope: FactDraft;
  /** The Mann-Kendall statistic of the trend. */
  readonly trend: FactDraft;
  readonly outlook: Outlook | null;
  /** 7 where a day is compared with the same weekdays, else 1. */
  readonly lag: number;
}

/** Where the next period would lie if it changed as the past ones did, in four of five cases. */
export interface Outlook {
  readonly low: FactDraft;
  readonly high: FactDraft;
  readonly changes: FactDraft;
}

/** With fewer periods behind it, no figure is called usual or unusual. */
const fewest = 8;
/** Below ten changes the outer tenths are single cases. */
const fewestChanges = 10;

/**
 * Compares the total with the same figure of earlier periods, as far back as the data reaches.
 *
 * Significance: the modified z-score `0.6745 (x - median) / MAD` of Iglewicz and Hoaglin 1993, "How to
 * Detect and Handle Outliers", which one odd period does not bend; beyond 3.5 they call a value an
 * outlier. Trend: the median of all pairwise slopes (Sen 1968, "Estimates of the Regression Coefficient
 * Based on Kendall's Tau") with the test of Mann 1945 and Kendall 1975, normal approximation without
 * ties. Outlook: the last figure plus the empirical quantiles of past changes (Hyndman and
 * Athanasopoulos 2021, "Forecasting: Principles and Practice", 5.2 and 5.5): no shape is assumed.
 */
export async function findHistory(
  desk: FactDesk,
  selection: Selection,
  lag: number,
): Promise<History | null> {
  const windows = await withinReach(desk, selection);
  const periods = Math.floor((windows.length - 1) / lag);
  if (periods < fewest) return null;
  const figures = figuresOf(selection, windows);
  const like = `n > 0 AND n % ${lag} = 0`;
  const ask = asker(desk, selection, windows);
  const amount = formOf(selection.chosen);
  const plain = { format: 'amount', unit: '' } as const;
  const count = { format: 'count', unit: '' } as const;
  const among = lag === 1 ? 'the earlier periods' : 'the same weekdays before';
  return {
    lag,
    count: await ask(
      'history.count',
      `number of ${among}`,
      count,
      `${figures} SELECT count(*) AS value FROM h WHERE ${like}`,
    ),
    median: await ask(
      'history.median',
      `median of ${among}`,
      amount,
      `${figures} SELECT median(value) AS value FROM h WHERE ${like}`,
    ),
    low: await ask(
      'history.low',
      `lower quartile of ${among}`,
      amount,
      `${figures} SELECT quantile_cont(value, 0.25) AS value FROM h WHERE ${like}`,
    ),
    high: await ask(
      'history.high',
      `upper quartile of ${among}`,
      amount,
      `${figures} SELECT quantile_cont(value, 0.75) AS value FROM h WHERE ${like}`,
    ),
    score: await ask(
      'history.score',
      `robust z of this period among ${among}: distance from the median in median absolute deviations`,
      { ...plain, isSigned: true },
      `${figures} SELECT round(0.6745 * (max(value) FILTER (n = 0) - median(value) FILTER (${like})) / nullif(mad(value) FILTER (${like}), 0), 6) AS value FROM h`,
    ),
    slope: await ask(
      'trend.slope',
      'change from period to period: median of all pairwise slopes',
      { ...amount, isSigned: true },
      `${figures} SELECT round(median((a.value - b.value) / (b.n - a.n)), 6) AS value FROM h a JOIN h b ON a.n < b.n`,
    ),
    trend: await ask(
      'trend.score',
      'how steady the trend is: Mann-Kendall statistic, beyond chance from about two',
      { ...plain, isSigned: true },
      `${figures} SELECT round((s - sign(s)) / sqrt(c * (c - 1) * (2 * c + 5) / 18.0), 6) AS value FROM (SELECT sum(sign(a.value - b.value)) AS s FROM h a JOIN h b ON a.n < b.n), (SELECT count(*)::DOUBLE AS c FROM h)`,
    ),
    outlook: windows.length - lag < fewestChanges ? null : await findOutlook(),
  };

  async function findOutlook(): Promise<Outlook> {
    const changes = `${figures}, d AS (SELECT a.value - b.value AS change FROM h a JOIN h b ON b.n = a.n + ${lag})`;
    const from = `(SELECT value FROM h WHERE n = ${lag - 1})`;
    const end = (share: number) => {
      const reached = `${from} + quantile_cont(change, ${share})`;
      // What was never below zero is not expected there.
      return `${changes} SELECT round(CASE WHEN (SELECT min(value) FROM h) >= 0 THEN greatest(0, ${reached}) ELSE ${reached} END, 6) AS value FROM d`;
    };
    return {
      low: await ask(
        'outlook.low',
        'lower bound of the outlook: one of ten past changes was lower',
        amount,
        end(0.1),
      ),
      high: await ask(
        'outlook.high',
        'upper bound of the outlook: one of ten past changes was higher',
        amount,
        end(0.9),
      ),
      changes: await ask(
        'outlook.changes',
        'past changes behind the outlook',
        count,
        `${changes} SELECT count(*) AS value FROM d`,
      ),
    };
  }
}

/** This window and those before it that have rows, newest first. */
async function withinReach(
  desk: FactDesk,
  { plan, chosen, where }: Selection,
): Promise<readonly Window[]> {
  const windows = [plan.window, ...(plan.earlier ?? [])];
  if (windows.length <= fewest) return [];
  const counts = windows.map((window) => `count(*) FILTER (${within(chosen.time, window)})`);
  const olderRows = `${identifier(chosen.time.name)} < ${bound(chosen.time, spanOf(windows).fromMs)}`;
  const condition = where === '' ? '' : ` WHERE ${where}`;
  const table = await desk.query(
    `SELECT count(*) FILTER (${olderRows}), ${counts.join(', ')} FROM ${identifier(chosen.view)}${condition}`,
  );
  const [older, ...filled] = (table.rows[0] ?? []).map((count) => Number(count) > 0);
  if (older) return windows;
  // The oldest window with rows may be cut off by the beginning of the file: it is left out.
  return windows.slice(0, Math.max(filled.lastIndexOf(true), 0));
}

/** `h`: the figure of each window, `n` periods back. One pass over the rows. */
function figuresOf({ chosen, where }: Selection, windows: readonly Window[]): string {
  const measure = chosen.measure === null ? null : identifier(chosen.measure);
  const figures = windows.map((window) => {
    const filter = `FILTER (${within(chosen.time, window)})`;
    return measure === null ? `count(*) ${filter}` : `coalesce(sum(${measure}) ${filter}, 0)`;
  });
  const places = windows.map((_, at) => at);
  const condition = [within(chosen.time, spanOf(windows)), where].filter(Boolean).join(' AND ');
  return `WITH h AS (SELECT unnest([${places.join(', ')}]) AS n, unnest([${figures.map((figure) => `${figure}::DOUBLE`).join(', ')}]) AS value FROM ${identifier(chosen.view)} WHERE ${condition})`;
}

function asker(desk: FactDesk, selection: Selection, windows: readonly Window[]) {
  const evidence = evidenceIn({ ...selection, evidenceLimit: 20 }, [spanOf(windows)]);
  const figure = selection.chosen.measure ?? 'rows';
  return (
    id: string,
    label: string,
    form: Pick<FactQuestion, 'format' | 'unit' | 'isSigned'>,
    query: string,
  ) =>
    desk.prove({
      id,
      label: `${figure}: ${label}`,
      ...form,
      ...(form.format === 'amount' && form.unit !== '' ? { beside: selection.beside } : {}),
      query,
      evidence,
    });
}

function spanOf(windows: readonly Window[]): Span {
  const [newest] = windows;
  return { fromMs: windows.at(-1)?.fromMs ?? 0, toMs: newest?.toMs ?? 0 };
}
