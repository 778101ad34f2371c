/** True sentences about a week of lost customers. */
export const right = [
  'Churn was slightly better this week: {period.lost} customers left, after {before.lost} the week before.',
  'In relative terms, {period.rate} of the customers active at the start of the week are gone.',
  'Going forward, {at-risk} customers look like they could leave soon.',
  'The most urgent case is C-2873-05, silent for {quiet.C-2873-05} days although an order usually arrives every {usual.C-2873-05} days.',
  'C-2945-10 is just as close to leaving, with a predicted chance of {chance.C-2945-10}.',
  'Customers on the Basic plan are the ones to worry about: {by.plan.Basic.rate} of them churned, roughly {by.plan.Basic.lift} the average.',
  'Business customers on the other hand rarely leave ({by.plan.Business.rate}).',
  'Looking at countries, Poland is doing best with a churn of {by.country.Poland.rate}.',
  'France and Germany are a little above the overall rate of {all.rate}.',
  'Every one of the {seen.quiet.customers} customers who were on the way to the limit ended up lost.',
  'Half-as-active customers, however, mostly stayed; only {seen.falling.lost} of {seen.falling.customers} were lost.',
  'The model ranks a lost customer above a kept one in {prediction.ranked} of all pairs, so its order can be trusted.',
  'It learned from {prediction.trained} past customers and was checked on {prediction.checked}.',
  'At the end of the week {active} customers were active.',
  'A customer counts as lost once nothing has been heard for {limit}.',
  'The 2025-Q1 cohort has the highest churn of all cohorts.',
];

/** Sentences with a planted error. */
export const wrong = [
  'Churn was slightly worse this week: {period.lost} customers left, after {before.lost} the week before.',
  'In relative terms, {before.rate} of the customers active at the start of the week are gone.',
  'Going forward, {active} customers look like they could leave soon.',
  'The most urgent case is C-2873-05, silent for {quiet.C-2877-06} days although an order usually arrives every {usual.C-2873-05} days.',
  'C-2945-10 is just as close to leaving, with a predicted chance of {chance.C-2897-03}.',
  'Customers on the Team plan are the ones to worry about: {by.plan.Basic.rate} of them churned.',
  'Business customers on the other hand leave most often ({by.plan.Business.rate}).',
  'Looking at countries, Spain is doing best with a churn of {by.country.Spain.rate}.',
  'France and Poland are a little above the overall rate of {all.rate}.',
  'Not one of the {seen.quiet.customers} customers who were on the way to the limit was lost.',
  'Half-as-active customers, however, mostly left; {seen.falling.lost} of {seen.falling.customers} were lost.',
  'It learned from {prediction.checked} past customers and was checked on {prediction.trained}.',
  'At the end of the month {active} customers were active.',
  'A customer counts as lost once nothing has been heard for 60 weeks.',
  'The 2025-Q3 cohort has the highest churn of all cohorts.',
  'The {period.lost} lost customers all came from Germany.',
];
