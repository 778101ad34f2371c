import type { AuditOptions, AuditRule } from '../../../../main/domain/analysis/audit-rule.ts';

const plain = { name: null, waiver: null };
const payments = { ...plain, source: 'payments', time: null };

/** One rule of each kind over the sample payments. */
export const paymentRules: readonly AuditRule[] = [
  { ...payments, id: 'approved', check: 'complete', columns: ['approved_by'] },
  { ...payments, id: 'paid-once', check: 'unique', columns: ['invoice'] },
  {
    ...payments,
    id: 'known-vendor',
    check: 'reference',
    column: 'vendor_id',
    in: 'vendors',
    inColumn: 'id',
  },
  { ...payments, id: 'currency', check: 'allowed', column: 'currency', values: ['EUR'] },
  { ...payments, id: 'limit', check: 'threshold', column: 'amount', min: null, max: 3000 },
  { ...payments, id: 'two-people', check: 'separation', columns: ['requested_by', 'approved_by'] },
  {
    ...payments,
    id: 'booked',
    check: 'reconcile',
    key: 'invoice',
    amount: 'amount',
    with: 'bank',
    tolerance: 0.01,
    withKey: null,
    withAmount: null,
    withTime: null,
  },
  {
    ...plain,
    id: 'no-weekend',
    check: 'sql',
    query: 'SELECT * FROM payments WHERE isodow(paid_on) > 5 AND amount > 2000; ',
  },
];

export function auditOf(rules: readonly AuditRule[]) {
  const options: AuditOptions = { rules };
  return { recipe: 'audit', narrator: 'embedded', options } as const;
}
