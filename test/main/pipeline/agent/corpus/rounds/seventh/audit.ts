/** True sentences about an audit of a month of payments. */
export const right = [
  'Out of {rule.approved.checked} payments in October, {rule.approved} had no approval.',
  '{rule.paid-once} invoices were paid more than once.',
  'The four-eyes principle was broken {rule.two-people} time.',
  'Only {rules.passed} of the {rules} rules passed without a finding.',
  '{rule.known-vendor} payment went to a vendor nobody knows.',
  'Compared with the bank, {rule.booked} payments do not match.',
];

/** Sentences with a planted error. */
export const wrong = [
  'Out of {rule.approved.checked} payments in October, {rule.booked} had no approval.',
  '{rule.known-vendor} invoice was paid more than once.',
  'Only {rules.failed} of the {rules} rules passed without a finding.',
  '{rule.approved} payments went to a vendor nobody knows.',
  'Most of the rules passed.',
  'Out of {rule.booked.checked} payments in September, {rule.booked} do not match the bank.',
];
