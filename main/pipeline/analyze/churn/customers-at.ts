import { identifier, literal } from '../../sql.ts';
import type { EvidenceRows } from '../fact-desk.ts';
import { bound, isInstant, type TimeColumn } from '../period.ts';
import type { Roles } from './choose-roles.ts';
import { daysBefore } from './days-before.ts';

/** A customer's state at an instant, and at a later one what became of it. */
export interface Look {
  readonly atMs: number;
  /** Lost means: active at `atMs`, and without activity for the job's number of days at `laterMs`. */
  readonly laterMs: number;
}

/**
 * The relation `customers_at`: a row for each customer that was active at the instant, which means
 * seen within the job's number of days before it. Nothing after the instant is looked at, but for
 * `is_lost`, so that what is learned from it could have been known then.
 *
 * `quiet` whole days since the last activity · `times` activities so far · `usual` mean days between
 * them · `recent` activities of the last N days · `late` those of the later half · `tenure` days
 * since the customer came · `segment_n`, `cohort`.
 */
export function customersAt(roles: Roles, look: Look): string {
  const { time, since } = roles;
  const n = roles.lostAfterDays;
  const ago = (ms: number, days: number) => bound(time, daysBefore(ms, time.zone, days));
  const at = bound(time, look.atMs);
  const from = ago(look.atMs, n);
  const later = bound(time, look.laterMs);
  const came = since ? `min(${identifier(since.name)})` : 'NULL::TIMESTAMP';
  const isHere = since ? `(came IS NULL OR came < ${bound(since, look.atMs)})` : 'TRUE';
  const segments = roles.segments.map(
    (name, place) => `min(${identifier(name)}::VARCHAR) AS segment_${place + 1}`,
  );
  // One date a customer cannot say what was before it: whoever was seen later was active before too.
  const until = (end: string) => (roles.activity ? ` AND "at" < ${end}` : '');
  const acts = roles.activity ?? roles.customers;
  return `people AS (
  SELECT ${identifier(roles.id)}::VARCHAR AS customer, ${[`${came} AS came`, ...segments].join(', ')}
  FROM ${identifier(roles.customers.sourceId)} WHERE ${identifier(roles.id)} IS NOT NULL GROUP BY customer
), acts AS (
  SELECT ${identifier(roles.activityId)}::VARCHAR AS customer, ${identifier(time.name)} AS "at"
  FROM ${identifier(acts.sourceId)} WHERE ${identifier(time.name)} IS NOT NULL
), counted AS (
  SELECT customer, min("at") AS first_at, max("at") FILTER ("at" < ${at}) AS last_at,
    count(*) FILTER ("at" < ${at}) AS times,
    count(*) FILTER ("at" >= ${from}${until(at)}) AS recent,
    count(*) FILTER ("at" >= ${ago(look.atMs, Math.floor(n / 2))} AND "at" < ${at}) AS late,
    count(*) FILTER ("at" >= ${ago(look.laterMs, n)}${until(later)}) AS kept
  FROM acts GROUP BY customer
), customers_at AS (
  SELECT *, kept = 0 AS is_lost, coalesce(${days(time, 'last_at', at)}, 0) AS quiet,
    CASE WHEN times > 1 THEN ${days(time, 'first_at', 'last_at')} / (times - 1) END AS usual,
    greatest(0, ${since ? days(since, 'came', bound(since, look.atMs)) : days(time, 'first_at', at)}) AS tenure,
    ${cohort(since)} AS cohort
  FROM people JOIN counted USING (customer) WHERE recent > 0 AND ${isHere}
)`;
}

/** A statement over `customers_at`. */
export function over(roles: Roles, look: Look, select: string): string {
  return `WITH ${customersAt(roles, look)} ${select}`;
}

/** The rows of the customers' file that a condition on `customers_at` picks. */
export function customerRows(roles: Roles, look: Look, where: string, limit = 20): EvidenceRows {
  const columns = [
    roles.id,
    ...(roles.since ? [roles.since.name] : []),
    ...(roles.activity ? [] : [roles.time.name]),
    ...roles.segments,
  ];
  const picked = over(roles, look, `SELECT customer FROM customers_at WHERE ${where}`);
  return {
    view: roles.customers.sourceId,
    where: `${identifier(roles.id)}::VARCHAR IN (${picked})`,
    columns: [...new Set(columns)],
    largestBy: null,
    limit,
  };
}

/** What one customer did before the instant. */
export function activityRows(roles: Roles, atMs: number, customer: string): EvidenceRows {
  const part = roles.activity ?? roles.customers;
  const others = part.columns.map(({ name }) => name);
  const columns = [roles.time.name, roles.activityId, ...others];
  const time = identifier(roles.time.name);
  return {
    view: part.sourceId,
    where: `${identifier(roles.activityId)}::VARCHAR = ${literal(customer)} AND ${time} < ${bound(roles.time, atMs)}`,
    columns: [...new Set(columns)].slice(0, 10),
    largestBy: null,
    limit: 20,
  };
}

/** Whole days between two times of a column's type; null where one is missing. */
function days(time: TimeColumn, from: string, to: string): string {
  // As milliseconds, because the engine's own difference of days counts midnights.
  const ms = (value: string) =>
    isInstant(time) ? `epoch_ms(${value})` : `epoch_ms((${value})::TIMESTAMP)`;
  return `((${ms(to)} - ${ms(from)}) // 86400000)`;
}

function cohort(since: TimeColumn | null): string {
  return since ? `year(came) || '-Q' || quarter(came)` : 'NULL::VARCHAR';
}
