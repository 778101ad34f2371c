import type { AnalyzePlan } from '../../../domain/run/plan.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import { identifier } from '../../sql.ts';
import type { FactDesk } from '../fact-desk.ts';
import { bound } from '../period.ts';
import type { Roles } from './choose-roles.ts';
import { customerRows, customersAt, type Look, over } from './customers-at.ts';
import { daysBefore } from './days-before.ts';
import { type Example, fitLogistic, type Weights } from './logistic.ts';

/** A model that was trained on the past and checked on a later past that it had not seen. */
export interface Prediction {
  /** The chance of a loss within the job's days, in percent, as SQL over `customers_at`. */
  readonly chance: string;
  readonly trainedOn: FactDraft;
  readonly checkedOn: FactDraft;
  /** Of a lost and a kept customer, how often the lost one got the higher chance, in percent. */
  readonly ranked: FactDraft;
  readonly bands: readonly Band[];
  /** Whether it ranks well enough to be told. */
  readonly isUseful: boolean;
}

/** Customers who were given a similar chance, and how many of them were lost in fact. */
export interface Band {
  readonly name: string;
  readonly customers: FactDraft;
  readonly predicted: FactDraft;
  readonly lost: FactDraft;
}

/** Fewer past customers are told with the reasons alone. */
const leastCustomers = 300;
/** Ten of the rarer outcome a feature: Peduzzi and others 1996, J. Clin. Epidemiol. 49. */
const leastOfEach = 40;
/** A ranking below this is hardly better than a coin. */
const leastRanked = 60;
const mostLooks = 6;
const bandEnds = [0, 10, 25, 50, 75, 100];

/**
 * Predicts who will be lost within the job's number of days, by logistic regression on recency,
 * frequency, their trend and tenure. Trained on looks whose outcome was known before the look that
 * it is checked on; that look's outcome was known before the report's period ended. Null when the
 * data holds too few past customers.
 */
export async function predict(
  desk: FactDesk,
  plan: AnalyzePlan,
  roles: Roles,
): Promise<Prediction | null> {
  if (!roles.activity) return null;
  const [check, ...training] = await pastLooks(desk, plan, roles);
  if (!check || training.length === 0) return null;
  const examples: Example[] = [];
  const people = new Set<string>();
  for (const look of training) {
    const { rows } = await desk.query(
      over(
        roles,
        look,
        'SELECT customer, is_lost, quiet, recent, late, tenure FROM customers_at ORDER BY customer',
      ),
    );
    for (const [customer, isLost, ...counts] of rows) {
      people.add(String(customer));
      examples.push({ features: features(counts.map(Number)), isPositive: isLost === true });
    }
  }
  const lost = examples.filter(({ isPositive }) => isPositive).length;
  if (people.size < leastCustomers) return null;
  if (Math.min(lost, examples.length - lost) < leastOfEach) return null;
  const chance = chanceSql(fitLogistic(examples));
  const ranked = await findRanked(desk, roles, check, chance);
  return {
    chance,
    trainedOn: await findTrainedOn(desk, roles, training),
    checkedOn: await desk.prove({
      id: 'prediction.checked',
      label: 'past customers that the prediction was checked on',
      format: 'count',
      unit: '',
      query: over(roles, check, 'SELECT count(*) AS value FROM customers_at'),
      evidence: customerRows(roles, check, 'TRUE'),
    }),
    ranked,
    bands: await findBands(desk, roles, check, chance),
    isUseful: Number(ranked.value) >= leastRanked,
  };
}

/** Back to back, newest first, as long as the data reaches: each look needs as many days before it. */
async function pastLooks(
  desk: FactDesk,
  { window, zone }: AnalyzePlan,
  roles: Roles,
): Promise<Look[]> {
  const looks: Look[] = [];
  for (let n = 1; n <= mostLooks; n += 1) {
    const [atMs = 0, laterMs = 0] = [n, n - 1].map((times) =>
      daysBefore(window.toMs, zone, times * roles.lostAfterDays),
    );
    const start = bound(roles.time, daysBefore(atMs, zone, roles.lostAfterDays));
    const from = identifier((roles.activity ?? roles.customers).sourceId);
    const { rows } = await desk.query(
      `SELECT count(*) FROM ${from} WHERE ${identifier(roles.time.name)} < ${start}`,
    );
    if (Number(rows[0]?.[0]) === 0) break;
    looks.push({ atMs, laterMs });
  }
  return looks;
}

/** As `chanceSql` reads them. */
function features([quiet = 0, recent = 0, late = 0, tenure = 0]: readonly number[]): number[] {
  return [Math.log(1 + quiet), Math.log(1 + recent), late / recent, Math.log(1 + tenure)];
}

function chanceSql([intercept = 0, quiet = 0, recent = 0, late = 0, tenure = 0]: Weights): string {
  const score = `${intercept} + (${quiet}) * ln(1 + quiet) + (${recent}) * ln(1 + recent) + (${late}) * late::DOUBLE / recent + (${tenure}) * ln(1 + tenure)`;
  return `round(100 / (1 + exp(-(${score}))), 4)`;
}

function findTrainedOn(desk: FactDesk, roles: Roles, looks: readonly Look[]): Promise<FactDraft> {
  const parts = looks.map((look) => `(${over(roles, look, 'SELECT customer FROM customers_at')})`);
  return desk.prove({
    id: 'prediction.trained',
    label: 'past customers that the prediction learned from',
    format: 'count',
    unit: '',
    query: `SELECT count(DISTINCT customer) AS value FROM (${parts.join(' UNION ALL ')})`,
    evidence: null,
  });
}

/** The area under the ROC curve from ranks: Hanley and McNeil 1982, Radiology 143. */
function findRanked(desk: FactDesk, roles: Roles, look: Look, chance: string): Promise<FactDraft> {
  const ranked = `ranked AS (
  SELECT is_lost, rank() OVER (ORDER BY chance) + (count(*) OVER (PARTITION BY chance) - 1) / 2.0::DOUBLE AS place
  FROM (SELECT is_lost, ${chance} AS chance FROM customers_at)
)`;
  const lost = 'count(*) FILTER (is_lost)';
  const above = `sum(place) FILTER (is_lost) - ${lost} * (${lost} + 1) / 2.0::DOUBLE`;
  return desk.prove({
    id: 'prediction.ranked',
    label:
      'pairs of a lost and a kept customer in which the lost one got the higher chance (area under the ROC curve)',
    format: 'percent',
    unit: '%',
    query: `WITH ${customersAt(roles, look)}, ${ranked} SELECT round(100 * (${above}) / nullif(${lost} * count(*) FILTER (NOT is_lost), 0), 6) AS value FROM ranked`,
    evidence: customerRows(roles, look, 'is_lost'),
  });
}

/** Calibration: predicted beside observed, in bands of the predicted chance. */
async function findBands(
  desk: FactDesk,
  roles: Roles,
  look: Look,
  chance: string,
): Promise<readonly Band[]> {
  const bands: Band[] = [];
  for (const [at, from] of bandEnds.slice(0, -1).entries()) {
    const to = bandEnds[at + 1] ?? 100;
    const where = `${chance} >= ${from} AND ${chance} ${to === 100 ? '<=' : '<'} ${to}`;
    const prove = (id: string, label: string, value: string, format: 'count' | 'percent') =>
      desk.prove({
        id: `prediction.band.${from}-${to}.${id}`,
        label: `${label}, predicted chance ${from} to ${to} %`,
        format,
        unit: format === 'count' ? '' : '%',
        query: over(roles, look, `SELECT ${value} AS value FROM customers_at WHERE ${where}`),
        evidence: customerRows(roles, look, where),
      });
    const customers = await prove('customers', 'past customers', 'count(*)', 'count');
    if (customers.value === 0) continue;
    bands.push({
      name: `${from} to ${to} %`,
      customers,
      predicted: await prove(
        'predicted',
        'mean predicted chance',
        `round(avg(${chance}), 6)`,
        'percent',
      ),
      lost: await prove(
        'lost',
        'lost in fact',
        'round(100 * count(*) FILTER (is_lost) / count(*)::DOUBLE, 6)',
        'percent',
      ),
    });
  }
  return bands;
}
