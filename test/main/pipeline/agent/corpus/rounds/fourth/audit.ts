/** True sentences about an audit of a month of payments. */
export const right = [
  'The audit looked at {rules} rules: {rules.passed} passed, {rules.failed} did not.',
  'Most findings concern approval ({rule.approved}).',
  'For {rule.approved} of the payments nobody gave an approval.',
  'The limit was exceeded once ({rule.limit}).',
  'Two invoices were paid more than once.',
  'One payment went to a vendor who is not known.',
  'There is no waiver in this audit.',
  'The period is October 2026.',
  'bank.csv has {data.bank.rows} rows.',
];

/** Sentences with a planted error. */
export const wrong = [
  'The audit looked at {rules} rules: {rules.failed} passed, {rules.passed} did not.',
  'Most findings concern the limit ({rule.limit}).',
  'For {rule.two-people} of the payments nobody gave an approval.',
  'The limit was exceeded five times.',
  'Six invoices were paid more than once.',
  'Ten payments went to a vendor who is not known.',
  'There are three waivers in this audit.',
  'The period is November 2026.',
  'bank.csv has {data.vendors.rows} rows.',
];
