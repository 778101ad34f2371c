/** True sentences about an audit of a month of payments. */
export const right = [
  'Six rules have findings and one is clean.',
  'The most frequent problem is a missing approval, found in {rule.approved} payments.',
  'Of the {rule.booked.checked} payments that were compared with the bank, {rule.booked} were booked differently.',
  'A payment above the limit was found {rule.limit} time.',
  'All payments are in euro, as they should be.',
  'Vendor master data holds {data.vendors.rows} vendors.',
];

/** Sentences with a planted error. */
export const wrong = [
  'Four rules have findings and three are clean.',
  'The most frequent problem is a double payment, found in {rule.paid-once} invoices.',
  'Of the {rule.booked.checked} payments that were compared with the bank, {rule.paid-once.checked} were booked differently.',
  'A payment above the limit was found {rule.approved} times.',
  'Some payments were not in euro.',
  'Vendor master data holds {data.payments.rows} vendors.',
];
