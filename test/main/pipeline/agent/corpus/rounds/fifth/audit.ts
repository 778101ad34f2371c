/** True sentences about an audit of a month of payments. */
export const right = [
  'The audit of October found problems under {rules.failed} of its {rules} rules.',
  '{rule.approved} payments have no approval, the most of all findings.',
  'Two payments were booked differently by the bank.',
  'One payment exceeds the limit.',
  'No payment was made in another currency than euro.',
  'Of {rule.paid-once.checked} payments, {rule.paid-once} were made for an invoice that was paid already.',
  'The job read {data.payments.rows} rows of payments.csv.',
  'No rule was waived.',
];

/** Sentences with a planted error. */
export const wrong = [
  'The audit of October found problems under {rules.passed} of its {rules} rules.',
  '{rule.paid-once} payments have no approval.',
  'Seven payments were booked differently by the bank.',
  'Eight payments exceed the limit.',
  'Three payments were made in another currency than euro.',
  'Of {rule.paid-once} payments, {rule.paid-once.checked} were made for an invoice that was paid already.',
  'The job read {data.vendors.rows} rows of payments.csv.',
  'Four rules were waived.',
];
