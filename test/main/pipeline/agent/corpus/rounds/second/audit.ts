/** True sentences about an audit of a month of payments. */
export const right = [
  'Six of the seven rules have findings.',
  'Only the rule that payments are in euro was met.',
  'The rule with the most findings is approval, with {rule.approved}.',
  'Among {rule.approved.checked} payments, {rule.approved} had no approval.',
  'Two invoices were paid twice, and two payments do not match the bank.',
  'A single payment exceeded the limit.',
  'Nothing was waived.',
  'Findings were made by {rules.failed} rules; {rules.passed} rule had none.',
  'The bank statement was compared with {rule.booked.checked} payments, one fewer than the other rules looked at.',
  'The evidence file has {evidence.entries} entries.',
  'In October, {rule.two-people} person approved their own request.',
  'The vendor list holds {data.vendors.rows} vendors, and {rule.known-vendor} payment went to one that is not on it.',
];

/** Sentences with a planted error. */
export const wrong = [
  'Five of the seven rules have findings.',
  'All rules were met.',
  'The rule with the most findings is duplicate payment, with {rule.paid-once}.',
  'Among {rule.approved} payments, {rule.approved.checked} had no approval.',
  'Three invoices were paid twice.',
  'Two payments exceeded the limit.',
  'One finding was waived.',
  'In September, {rule.approved} payments were not approved.',
  'The bank statement was compared with {data.bank.rows} payments of the period.',
  'The evidence file has {rules.failed} entries.',
  'No payment lacked an approval.',
  'The vendor list holds {data.bank.rows} vendors.',
];
