import type { Recipe } from '../domain/analysis/analysis.ts';
import type { TemplateName } from '../domain/job/samples.ts';

/** A report that can be had at once: on sample data first, on one's own after two clicks. */
export interface Template {
  readonly name: TemplateName;
  readonly title: string;
  readonly recipe: Recipe;
  readonly cron: string;
  readonly window: string;
  /** The sources by id, the first one first, with the name of the sample's file. */
  readonly files: readonly { readonly id: string; readonly file: string }[];
  /** The recipe's options as a job file writes them; empty where the recipe chooses. */
  readonly options: string;
}

const auditRules = `rules:
  - { id: approved, name: every payment is approved, check: complete, source: payments, columns: [approved_by], time: paid_on }
  - { id: paid-once, name: no invoice is paid twice, check: unique, source: payments, columns: [invoice], time: paid_on }
  - { id: known-vendor, name: vendors are known, check: reference, source: payments, column: vendor_id, in: vendors, inColumn: id, time: paid_on }
  - { id: currency, name: payments are in euro, check: allowed, source: payments, column: currency, values: [EUR], time: paid_on }
  - { id: limit, name: no payment above the limit, check: threshold, source: payments, column: amount, max: 3000, time: paid_on }
  - { id: two-people, name: nobody approves their own request, check: separation, source: payments, columns: [requested_by, approved_by], time: paid_on }
  - { id: booked, name: the bank booked what was paid, check: reconcile, source: payments, key: invoice, amount: amount, with: bank, time: paid_on, withTime: booked_on }
`;

/** In the order in which they are offered. */
export const gallery: readonly Template[] = [
  {
    name: 'sales-briefing',
    title: 'Sales briefing',
    recipe: 'briefing',
    cron: '0 9 * * MON-FRI',
    window: 'day',
    files: [{ id: 'sales', file: 'sales.csv' }],
    options: '',
  },
  {
    name: 'market-analysis',
    title: 'Market analysis',
    recipe: 'market',
    cron: '0 6 * * *',
    window: 'day',
    files: [{ id: 'prices', file: 'prices.csv' }],
    options: '',
  },
  {
    name: 'log-anomalies',
    title: 'Log anomalies',
    recipe: 'anomalies',
    cron: '0 * * * *',
    window: 'hour',
    files: [{ id: 'access', file: 'access.log' }],
    options: '',
  },
  {
    name: 'churn-prediction',
    title: 'Churn prediction',
    recipe: 'churn',
    cron: '0 7 * * MON',
    window: 'week',
    files: [
      { id: 'customers', file: 'customers.csv' },
      { id: 'orders', file: 'orders.csv' },
    ],
    options: 'lostAfterDays: 60\n',
  },
  {
    name: 'compliance-audit',
    title: 'Compliance audit',
    recipe: 'audit',
    cron: '0 0 1 * *',
    window: 'month',
    files: [
      { id: 'payments', file: 'payments.csv' },
      { id: 'vendors', file: 'vendors.csv' },
      { id: 'bank', file: 'bank.csv' },
    ],
    options: auditRules,
  },
];
