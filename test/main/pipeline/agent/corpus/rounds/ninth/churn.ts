/** True sentences about a week of lost customers. */
export const right = [
  'We ended the week with {active} active customers, after {period.base} at its start.',
  '{period.lost} were lost, compared to {before.lost} the week before.',
  'Losses per week have been fairly constant, between 5 and 11.',
  'With {by.plan.Basic.rate}, Basic has by far the highest churn of the three plans.',
  'By country, France ({by.country.France.rate}) and Germany ({by.country.Germany.rate}) are the weakest.',
  'The overall rate of {all.rate} is likely between {all.low} and {all.high}.',
  'Several customers are almost certain to leave; C-2873-05 has a chance of {chance.C-2873-05}.',
  'C-2881-07 has been silent for {quiet.C-2881-07} days, far more than its usual {usual.C-2881-07}.',
  'Being half as active as before is no warning sign: only {seen.falling.rate} of those customers left.',
  'Cohorts from 2025-Q4 and 2026-Q1 churn least.',
];

/** Sentences with a planted error. */
export const wrong = [
  'We ended the week with {period.base} active customers, after {active} at its start.',
  '{before.lost} were lost, compared to {period.lost} the week before.',
  'With {by.plan.Basic.rate}, Team has by far the highest churn of the three plans.',
  'By country, Poland ({by.country.Poland.rate}) and Spain ({by.country.Spain.rate}) are the weakest.',
  'The overall rate of {all.rate} is likely between {all.high} and {all.low}.',
  'Several customers are almost certain to leave; C-2873-05 has a chance of {chance.C-2915-00}.',
  'C-2881-07 has been silent for {quiet.C-2881-07} days, far less than its usual {usual.C-2881-07}.',
  'Being half as active as before is a clear warning sign: {seen.quiet.rate} of those customers left.',
  'Cohorts from 2025-Q1 and 2026-Q3 churn least.',
  '{all.lost} customers were lost this week.',
];
