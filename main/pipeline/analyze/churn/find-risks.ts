import type { Cell } from '../../../domain/report/fact.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import { literal } from '../../sql.ts';
import type { FactDesk, FactQuestion } from '../fact-desk.ts';
import type { Roles } from './choose-roles.ts';
import { activityRows, customerRows, type Look, over } from './customers-at.ts';
import type { Prediction } from './predict.ts';
import { anyOf, reasonsOf } from './reasons.ts';

/** A customer who may be lost, and why. */
export interface AtRisk {
  readonly customer: string;
  readonly reasons: readonly string[];
  readonly quiet: FactDraft;
  /** Null when there is no rhythm yet. */
  readonly usual: FactDraft | null;
  readonly chance: FactDraft | null;
}

export interface Risks {
  readonly active: FactDraft;
  readonly atRisk: FactDraft;
  /** The likeliest first; not all of them when there are many. */
  readonly listed: readonly AtRisk[];
}

const mostListed = 20;
/** From here on the prediction alone is a reason. */
const likely = 50;

/** Who is active at an instant, and who of them shows a reason to expect a loss. */
export async function findRisks(
  desk: FactDesk,
  roles: Roles,
  atMs: number,
  prediction: Prediction | null,
): Promise<Risks> {
  const look: Look = { atMs, laterMs: atMs };
  const chance = prediction?.isUseful ? prediction.chance : null;
  const reasons = reasonsOf(roles.lostAfterDays);
  const predicted = chance === null ? '' : ` OR ${chance} >= ${likely}`;
  const where = `(${anyOf(reasons)}${predicted})`;
  const count = (id: string, label: string, condition: string) =>
    desk.prove({
      id,
      label,
      format: 'count',
      unit: '',
      query: over(roles, look, `SELECT count(*) AS value FROM customers_at WHERE ${condition}`),
      evidence: customerRows(roles, look, condition, 50),
    });
  const active = await count('active', 'customers active at the end of this period', 'TRUE');
  const atRisk = await count('at-risk', 'customers at risk at the end of this period', where);

  const flags = reasons.map(({ condition }) => `coalesce(${condition}, FALSE)`);
  const order = `${chance === null ? '' : `${chance} DESC, `}(${flags.map((flag) => `(${flag})::INTEGER`).join(' + ')}) DESC, quiet DESC, customer`;
  const { rows } = await desk.query(
    over(
      roles,
      look,
      `SELECT customer, ${flags.join(', ')} FROM customers_at WHERE ${where} ORDER BY ${order} LIMIT ${mostListed}`,
    ),
  );
  const listed: AtRisk[] = [];
  for (const [customer, ...holds] of rows) {
    const words = reasons.filter((_, at) => holds[at] === true).map((reason) => reason.words);
    listed.push(await findOne(desk, roles, look, String(customer), words, chance));
  }
  return { active, atRisk, listed };
}

async function findOne(
  desk: FactDesk,
  roles: Roles,
  look: Look,
  customer: Cell & string,
  reasons: readonly string[],
  chance: string | null,
): Promise<AtRisk> {
  const prove = (
    id: string,
    label: string,
    value: string,
    form: Pick<FactQuestion, 'format' | 'unit'>,
  ) =>
    desk.prove({
      id: `${id}.${customer}`,
      label: `${label}: ${customer}`,
      ...form,
      query: over(
        roles,
        look,
        `SELECT ${value} AS value FROM customers_at WHERE customer = ${literal(customer)}`,
      ),
      evidence: activityRows(roles, look.atMs, customer),
    });
  const usual = await prove('usual', 'mean days between activities', 'round(usual, 6)', {
    format: 'amount',
    unit: '',
  });
  return {
    customer,
    reasons: reasons.length === 0 ? ['by the prediction alone'] : reasons,
    quiet: await prove('quiet', 'whole days since the last activity', 'quiet', {
      format: 'count',
      unit: '',
    }),
    usual: usual.value === null ? null : usual,
    chance:
      chance === null
        ? null
        : await prove('chance', 'predicted chance of a loss', chance, {
            format: 'percent',
            unit: '%',
          }),
  };
}
