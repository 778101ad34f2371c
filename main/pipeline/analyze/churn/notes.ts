import type { PlanOf } from '../../../domain/run/plan.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import { identifier } from '../../sql.ts';
import type { FactDesk } from '../fact-desk.ts';
import { findSource, type SourceFacts } from '../find-source.ts';
import type { Roles } from './choose-roles.ts';

/** What a careful reader wants to know about the two files. */
export interface Notes {
  readonly sources: readonly SourceFacts[];
  /** The limit, as a fact. */
  readonly limit: FactDraft;
  /** Rows of activity of nobody in the customers' file. */
  readonly strangers: FactDraft | null;
  /** Rows without a readable time. */
  readonly undated: FactDraft;
  /** Ids that stand in the customers' file more than once. */
  readonly repeated: FactDraft;
}

export async function findNotes(
  desk: FactDesk,
  plan: PlanOf<'churn'>,
  roles: Roles,
): Promise<Notes> {
  const { customers, activity } = roles;
  const acts = activity ?? customers;
  const id = identifier(roles.id);
  const count = (name: string, label: string, query: string, part: typeof acts, where: string) =>
    desk.prove({
      id: `data.${name}`,
      label,
      format: 'count',
      unit: '',
      query,
      evidence: {
        view: part.sourceId,
        where,
        columns: part.columns.map((column) => column.name).slice(0, 10),
        largestBy: null,
        limit: 20,
      },
    });
  const isStranger = `${identifier(roles.activityId)}::VARCHAR NOT IN (SELECT ${id}::VARCHAR FROM ${identifier(customers.sourceId)} WHERE ${id} IS NOT NULL)`;
  const isUndated = `${identifier(roles.time.name)} IS NULL`;
  const repeats = `SELECT ${id} FROM ${identifier(customers.sourceId)} GROUP BY ${id} HAVING count(*) > 1`;
  const from = `FROM ${identifier(acts.sourceId)}`;
  return {
    sources: [
      await findSource(desk, customers, plan.zone, 'data.customers'),
      ...(activity ? [await findSource(desk, activity, plan.zone, 'data.activity')] : []),
    ],
    limit: await desk.prove({
      id: 'limit',
      label: 'days without activity after which a customer is lost, as the job says',
      format: 'count',
      unit: 'days',
      query: `SELECT ${roles.lostAfterDays} AS value`,
      evidence: null,
    }),
    strangers: activity
      ? await count(
          'strangers',
          'rows of activity of an unknown customer',
          `SELECT count(*) AS value ${from} WHERE ${isStranger}`,
          acts,
          isStranger,
        )
      : null,
    undated: await count(
      'undated',
      'rows without a readable time of activity',
      `SELECT count(*) AS value ${from} WHERE ${isUndated}`,
      acts,
      isUndated,
    ),
    repeated: await count(
      'repeated',
      'ids that stand in the customers more than once',
      `SELECT count(*) AS value FROM (${repeats})`,
      customers,
      `${id} IN (${repeats})`,
    ),
  };
}
