/** True sentences about an audit of a month of payments. */
export const right = [
  'Out of {rules} rules {rules.failed} failed.',
  'One rule passed: payments are in euro.',
  '{rule.approved} of {rule.approved.checked} payments are not approved.',
  'Twice an invoice was paid a second time ({rule.paid-once}).',
  'Nobody waived a finding.',
  'The most findings, {rule.approved}, come from missing approvals.',
  'Only one payment was above the limit.',
  'The bank booked two payments differently.',
  'In October 2026 {rule.approved.checked} payments were checked for approval.',
  'The chain of evidence has {evidence.entries} entries.',
];

/** Sentences with a planted error. */
export const wrong = [
  'Out of {rules} rules {rules.passed} failed.',
  'Three rules passed.',
  '{rule.booked} of {rule.approved.checked} payments are not approved.',
  '{rule.limit} invoices were paid a second time.',
  'Two findings were waived.',
  'The most findings, {rule.paid-once}, come from invoices paid twice.',
  'Four payments were above the limit.',
  'The bank booked nine payments differently.',
  'In August 2026 {rule.approved.checked} payments were checked for approval.',
  'The chain of evidence has {data.vendors.rows} entries.',
];
