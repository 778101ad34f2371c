import type { PlanOf } from '../../../domain/run/plan.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import type { FactDesk } from '../fact-desk.ts';
import type { Span } from '../period.ts';
import type { Roles } from './choose-roles.ts';
import { customerRows, type Look, over } from './customers-at.ts';

/** Who was lost in a period, of those who were active when it began. */
export interface Losses {
  readonly base: FactDraft;
  readonly lost: FactDraft;
  /** Null when nobody was active when the period began. */
  readonly rate: FactDraft | null;
}

/** @param id begins the facts' ids */
export async function findLosses(
  desk: FactDesk,
  roles: Roles,
  span: Span,
  id: string,
  period: string,
): Promise<Losses> {
  const look: Look = { atMs: span.fromMs, laterMs: span.toMs };
  const base = await desk.prove({
    id: `${id}.base`,
    label: `customers active when ${period} began`,
    format: 'count',
    unit: '',
    query: over(roles, look, 'SELECT count(*) AS value FROM customers_at'),
    evidence: customerRows(roles, look, 'TRUE'),
  });
  const evidence = customerRows(roles, look, 'is_lost');
  const lost = await desk.prove({
    id: `${id}.lost`,
    label: `customers lost in ${period}: without activity for ${roles.lostAfterDays} days at its end`,
    format: 'count',
    unit: '',
    query: over(roles, look, 'SELECT count(*) AS value FROM customers_at WHERE is_lost'),
    evidence,
  });
  const share = 'SELECT round(100 * count(*) FILTER (is_lost) / nullif(count(*), 0)::DOUBLE, 6)';
  const rate = await desk.prove({
    id: `${id}.rate`,
    label: `churn rate of ${period}`,
    format: 'percent',
    unit: '%',
    query: over(roles, look, `${share} AS value FROM customers_at`),
    evidence,
  });
  return { base, lost, rate: rate.value === null ? null : rate };
}

/** One period of the course. */
export interface Point {
  readonly label: string;
  readonly lost: FactDraft;
}

const mostPoints = 12;

/** How many were lost in each of the last periods, oldest first, as far back as somebody was active. */
export async function findCourse(
  desk: FactDesk,
  plan: PlanOf<'churn'>,
  roles: Roles,
): Promise<readonly Point[]> {
  const points: Point[] = [];
  for (const window of [plan.window, ...(plan.earlier ?? [])].slice(0, mostPoints)) {
    const look: Look = { atMs: window.fromMs, laterMs: window.toMs };
    const { rows } = await desk.query(over(roles, look, 'SELECT count(*) FROM customers_at'));
    if (Number(rows[0]?.[0]) === 0) break;
    const label = window.key.slice(window.key.indexOf(':') + 1);
    const lost = await desk.prove({
      id: `course.${points.length}`,
      label: `customers lost in ${label}`,
      format: 'count',
      unit: '',
      query: over(roles, look, 'SELECT count(*) AS value FROM customers_at WHERE is_lost'),
      evidence: customerRows(roles, look, 'is_lost', 10),
    });
    points.unshift({ label, lost });
  }
  return points;
}
