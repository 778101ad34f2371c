import type { FactDraft } from '../../report/fact-numbers.ts';
import { identifier, literal } from '../../sql.ts';
import type { FactDesk, FactQuestion } from '../fact-desk.ts';
import type { Roles } from './choose-roles.ts';
import { customerRows, type Look, over } from './customers-at.ts';
import { reasonsOf } from './reasons.ts';
import { wilson } from './wilson.ts';

/** How many of a group of customers were lost, and how sure that is. */
export interface Group {
  readonly name: string;
  readonly customers: FactDraft;
  readonly lost: FactDraft;
  readonly rate: FactDraft;
  readonly low: FactDraft;
  readonly high: FactDraft;
  /** Its rate as a multiple of everybody's; null when nobody was lost. */
  readonly lift: FactDraft | null;
  /** Whether everybody's rate lies outside the group's interval. */
  readonly standsOut: boolean;
}

/** Groups of one kind, compared with each other. */
export interface Grouping {
  /** "plan", "quarter in which the customer came", "what was seen before". */
  readonly by: string;
  readonly groups: readonly Group[];
}

const mostGroups = 8;
const lost = 'count(*) FILTER (is_lost)';

/** Everybody, as a group; the others are compared with it. */
export function findEverybody(desk: FactDesk, roles: Roles, look: Look, id: string) {
  return findGroup(desk, roles, look, { id, name: 'all customers', where: 'TRUE' }, null);
}

/** By cohort, by each segment, and by what was already to be seen of a customer at the start. */
export async function findGroupings(
  desk: FactDesk,
  roles: Roles,
  look: Look,
  everybody: Group,
): Promise<readonly Grouping[]> {
  const groupings: Grouping[] = [];
  const columns = [
    ...(roles.since ? [{ column: 'cohort', by: 'quarter of coming', key: 'cohort' }] : []),
    ...roles.segments.map((name, at) => ({ column: `segment_${at + 1}`, by: name, key: name })),
  ];
  for (const { column, by, key } of columns) {
    const names = await namesOf(desk, roles, look, column);
    if (names.length < 2) continue;
    const groups: Group[] = [];
    for (const name of names) {
      const where = name === null ? `${column} IS NULL` : `${column} = ${literal(name)}`;
      const about = { id: `by.${key}.${name ?? '(blank)'}`, name: name ?? '', where };
      groups.push(await findGroup(desk, roles, look, about, everybody));
    }
    groupings.push({ by, groups });
  }
  if (!roles.activity) return groupings;
  const seen: Group[] = [];
  for (const { id, words, condition } of reasonsOf(roles.lostAfterDays)) {
    const about = { id: `seen.${id}`, name: words, where: condition };
    const group = await findGroup(desk, roles, look, about, everybody);
    if (group.customers.value !== 0) seen.push(group);
  }
  return seen.length === 0
    ? groupings
    : [...groupings, { by: 'what was seen before', groups: seen }];
}

/** The largest groups, in the order of their names; the newest cohorts. */
async function namesOf(desk: FactDesk, roles: Roles, look: Look, column: string) {
  const order = column === 'cohort' ? `${column} DESC` : `count(*) DESC, ${column}`;
  const select = `SELECT ${identifier(column)} FROM customers_at GROUP BY ALL ORDER BY ${order} NULLS LAST LIMIT ${mostGroups}`;
  const { rows } = await desk.query(over(roles, look, select));
  const names = rows.map(([name]) => (name === null ? null : String(name)));
  return names.sort((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1));
}

interface About {
  readonly id: string;
  readonly name: string;
  readonly where: string;
}

async function findGroup(
  desk: FactDesk,
  roles: Roles,
  look: Look,
  { id, name, where }: About,
  everybody: Group | null,
): Promise<Group> {
  const whose = name === '' ? 'customers without a value' : name;
  const prove = (
    part: string,
    label: string,
    value: string,
    form: Pick<FactQuestion, 'format' | 'unit'>,
    picks = where,
  ) =>
    desk.prove({
      id: `${id}.${part}`,
      label: `${label}: ${whose}`,
      ...form,
      query: over(roles, look, `SELECT ${value} AS value FROM customers_at WHERE ${where}`),
      evidence: customerRows(roles, look, picks),
    });
  const count = { format: 'count', unit: '' } as const;
  const percent = { format: 'percent', unit: '%' } as const;
  const customers = await prove('customers', 'customers active before', 'count(*)', count);
  const gone = await prove('lost', 'customers lost', lost, count, `(${where}) AND is_lost`);
  const rate = await prove(
    'rate',
    'churn rate',
    `round(100 * ${lost} / nullif(count(*), 0)::DOUBLE, 6)`,
    percent,
  );
  const ends = 'of the 95 % interval of the churn rate (Wilson)';
  const low = await prove(
    'low',
    `low end ${ends}`,
    wilson(lost, 'nullif(count(*), 0)', 'low'),
    percent,
  );
  const high = await prove(
    'high',
    `high end ${ends}`,
    wilson(lost, 'nullif(count(*), 0)', 'high'),
    percent,
  );
  const whole = everybody?.rate.value ?? null;
  const lift =
    typeof whole === 'number' && whole > 0
      ? await prove(
          'lift',
          'churn rate as a multiple of that of all customers',
          `round(${lost} / nullif(count(*), 0)::DOUBLE / (SELECT ${lost} / count(*)::DOUBLE FROM customers_at), 6)`,
          { format: 'amount', unit: '×' },
        )
      : null;
  return {
    name,
    customers,
    lost: gone,
    rate,
    low,
    high,
    lift: lift?.value === null ? null : lift,
    standsOut:
      typeof whole === 'number' && (Number(low.value) > whole || Number(high.value) < whole),
  };
}
