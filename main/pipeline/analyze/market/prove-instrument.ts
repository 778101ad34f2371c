import type { AnalyzePlan } from '../../../domain/run/plan.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import { literal } from '../../sql.ts';
import type { FactDesk } from '../fact-desk.ts';
import { daySql, type PriceColumns, pricesSql, usable } from './choose-prices.ts';

/** What a report states about one instrument; what its past is too short for has the value null. */
export interface Instrument {
  readonly name: string;
  readonly last: FactDraft;
  readonly date: FactDraft;
  /** Against the price before. */
  readonly day: FactDraft;
  readonly week: FactDraft;
  readonly month: FactDraft;
  readonly year: FactDraft;
  /** Standard deviation of the last 60 daily log returns. */
  readonly step: FactDraft;
  /** The last price against the highest of the last 60. */
  readonly drawdown: FactDraft;
}

/** With fewer returns no step is called usual. */
export const fewestSteps = 20;

/**
 * The usual step: the sample standard deviation of daily log returns (Hull 2021, "Options, Futures, and
 * Other Derivatives", 15.4), not annualised: the file alone does not say how many days trade in a year.
 */
export const stepSql = 'round(stddev_samp(r ORDER BY d), 9)';

const evidenceDays = 61;

/** Asks the snapshot for each figure of one instrument. */
export async function proveInstrument(
  desk: FactDesk,
  chosen: PriceColumns,
  plan: AnalyzePlan,
  name: string,
): Promise<Instrument> {
  const prices = pricesSql(chosen, plan.window.toMs, name);
  const rows = usable(chosen, plan.window.toMs, name);
  const columns = [chosen.time.name, chosen.price].concat(chosen.instrument ?? []);
  const newest = '(SELECT max(d) FROM prices)';
  const reaches = {
    last: 'n = 0',
    day: 'n = 1',
    week: `d <= ${newest} - INTERVAL 7 DAY`,
    month: `d < date_trunc('month', ${newest})`,
    year: `d < date_trunc('year', ${newest})`,
    step: 'n <= 60',
    peak: 'n < 60',
  } as const;
  const since = await firstDays(desk, prices, reaches);
  const evidence = (reach: keyof typeof reaches) => ({
    view: chosen.view,
    where: `${rows} AND ${daySql(chosen)} >= DATE ${literal(since[reach])}`,
    columns,
    largestBy: null,
    limit: evidenceDays,
  });
  const ask = (
    id: string,
    label: string,
    form: { format: 'amount' | 'percent' | 'date'; unit: string; isSigned?: boolean },
    value: string,
    behind: keyof typeof reaches,
  ) =>
    desk.prove({
      id: `${name}.${id}`,
      label: `${label} of ${name}`,
      ...form,
      query: `${prices} SELECT ${value} AS value FROM prices`,
      evidence: evidence(behind),
    });
  const change = (id: string, label: string, reach: 'day' | 'week' | 'month' | 'year') =>
    ask(
      id,
      label,
      { format: 'percent', unit: '%', isSigned: true },
      `round(100 * (max(p) FILTER (n = 0) / arg_max(p, d) FILTER (${reaches[reach]}) - 1), 6)`,
      reach,
    );
  return {
    name,
    last: await ask(
      'last',
      'last price',
      { format: 'amount', unit: chosen.unit },
      'max(p) FILTER (n = 0)',
      'last',
    ),
    date: await ask(
      'date',
      'date of the last price',
      { format: 'date', unit: '' },
      `strftime(max(d), '%Y-%m-%d')`,
      'last',
    ),
    day: await change('1d', 'change against the price before', 'day'),
    week: await change('1w', 'change against the last price a week earlier', 'week'),
    month: await change('mtd', 'change against the last price of the month before', 'month'),
    year: await change('ytd', 'change against the last price of the year before', 'year'),
    step: await desk.prove({
      id: `${name}.step`,
      label: `usual daily step of ${name}: standard deviation of its last 60 daily log returns, in percent`,
      format: 'percent',
      unit: '%',
      query: `${prices} SELECT CASE WHEN count(r) >= ${fewestSteps} THEN 100 * ${stepSql} END AS value FROM (SELECT d, ln(p / lead(p) OVER (ORDER BY n)) AS r FROM prices WHERE n <= 60 ORDER BY d) WHERE r IS NOT NULL`,
      evidence: evidence('step'),
    }),
    drawdown: await ask(
      'drawdown',
      'last price against the highest of the last 60',
      { format: 'percent', unit: '%', isSigned: true },
      `round(100 * (max(p) FILTER (n = 0) / max(p) FILTER (n < 60) - 1), 6)`,
      'peak',
    ),
  };
}

/** The date from which rows stand behind each figure; what is compared with is the newest that fits. */
async function firstDays<Reach extends string>(
  desk: FactDesk,
  prices: string,
  reaches: Readonly<Record<Reach, string>>,
): Promise<Readonly<Record<Reach, string>>> {
  const names = Object.keys(reaches) as Reach[];
  const ends = names.map((reach) => {
    const end = reach === 'step' || reach === 'peak' ? 'min' : 'max';
    return `strftime(coalesce(${end}(d) FILTER (${reaches[reach]}), min(d)), '%Y-%m-%d')`;
  });
  const [row = []] = (await desk.query(`${prices} SELECT ${ends.join(', ')} FROM prices`)).rows;
  return Object.fromEntries(names.map((reach, at) => [reach, String(row[at])])) as Record<
    Reach,
    string
  >;
}
