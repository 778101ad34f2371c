/** True sentences about an audit of a month of payments. */
export const right = [
  'The October audit found problems under {rules.failed} of its {rules} rules.',
  'Most serious is the lack of approval: {rule.approved} of {rule.approved.checked} payments went out without one.',
  'Two invoices appear to have been paid twice and should be recovered.',
  'One person signed off on their own request, which breaks the two-person rule.',
  'A single payment went to a vendor that is not in the vendor list.',
  'The bank statement disagrees with our books in {rule.booked} cases.',
  'On a positive note, every payment was made in euro.',
  'None of these findings is covered by a waiver.',
];

/** Sentences with a planted error. */
export const wrong = [
  'The October audit found problems under {rules.passed} of its {rules} rules.',
  'Most serious is the lack of approval: {rule.paid-once} of {rule.approved.checked} payments went out without one.',
  'Four invoices appear to have been paid twice and should be recovered.',
  'Several people signed off on their own requests: {rule.approved} findings.',
  'The September audit found {rules.failed} rules with problems.',
  'The bank statement disagrees with our books in {rule.booked.checked} cases.',
  'On a positive note, every payment was approved.',
  'All of these findings are covered by a waiver.',
];
