/** True sentences about an audit of a month of payments. */
export const right = [
  'This audit checked {rules} rules for October 2026.',
  'Five payments went out without approval.',
  '{rule.paid-once} invoices seem to have been paid twice.',
  'Payments in another currency than euro were not found.',
  'The payment above the limit needs an explanation.',
  'Two payments were booked differently by the bank.',
  'The list of vendors has {data.vendors.rows} entries and the bank statement {data.bank.rows}.',
  'There are no waivers.',
];

/** Sentences with a planted error. */
export const wrong = [
  'This audit checked {rules.failed} rules for October 2026.',
  'Eight payments went out without approval.',
  '{rule.approved} invoices seem to have been paid twice.',
  'Payments in another currency than euro were found in {rule.booked} cases.',
  'The {rule.approved} payments above the limit need an explanation.',
  'Three payments were booked differently by the bank.',
  'The list of vendors has {data.bank.rows} entries and the bank statement {data.vendors.rows}.',
  'There are {rules.failed} waivers.',
];
