/** True sentences about an audit of a month of payments. */
export const right = [
  'Six of seven rules show findings, and none of them is waived.',
  'Unapproved payments are the biggest group, with {rule.approved} cases.',
  'There was {rule.limit} payment above the limit and {rule.known-vendor} to an unknown vendor.',
  '{rule.booked.checked} of the payments could be compared with the bank, {rule.booked} of which differ.',
  'The rule that payments are in euro held for all {rule.currency.checked} payments.',
];

/** Sentences with a planted error. */
export const wrong = [
  'Five of seven rules show findings.',
  'Double payments are the biggest group, with {rule.paid-once} cases.',
  'There were {rule.approved} payments above the limit.',
  '{rule.booked.checked} of the payments could be compared with the bank, {rule.approved} of which differ.',
  'The rule that payments are in euro was broken {rule.approved} times.',
];
