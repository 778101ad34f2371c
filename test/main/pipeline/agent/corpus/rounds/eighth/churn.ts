/** True sentences about a week of lost customers. */
export const right = [
  'This week {period.lost} customers crossed the limit of {limit} without an order.',
  'That is {period.rate} of the {period.base} customers we started with.',
  'About one in ten active customers ({at-risk}) is at risk.',
  'Two customers have not ordered for {quiet.C-2873-05} days: C-2873-05 and C-2945-10.',
  'Basic loses customers at {by.plan.Basic.lift} the overall rate, Business at only {by.plan.Business.lift}.',
  'Of all losses, {by.plan.Basic.lost} were on Basic, {by.plan.Team.lost} on Team and {by.plan.Business.lost} on Business.',
  'Poland is the only country clearly below the overall rate.',
  'Spain and Poland have the same number of customers ({by.country.Spain.customers}).',
  'The prediction ordered {prediction.ranked} of the pairs correctly.',
  'C-2897-03 stands out because it used to order every {usual.C-2897-03} days.',
];

/** Sentences with a planted error. */
export const wrong = [
  'This week {before.lost} customers crossed the limit of {limit} without an order.',
  'That is {period.rate} of the {active} customers we started with.',
  'About one in three active customers ({at-risk}) is at risk.',
  'Two customers have not ordered for {quiet.C-2873-05} days: C-2873-05 and C-2948-01.',
  'Basic loses customers at {by.plan.Business.lift} the overall rate, Business at {by.plan.Basic.lift}.',
  'Of all losses, {by.plan.Team.lost} were on Basic, {by.plan.Basic.lost} on Team and {by.plan.Business.lost} on Business.',
  'France is the only country below the overall rate.',
  'Spain and France have the same number of customers ({by.country.Spain.customers}).',
  'The prediction ordered {prediction.ranked} of the pairs wrongly.',
  'C-2897-03 stands out because it used to order every {usual.C-2945-10} days.',
];
