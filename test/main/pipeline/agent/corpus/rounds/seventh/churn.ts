/** True sentences about a week of lost customers. */
export const right = [
  '{period.lost} customers were lost this week, one fewer than the week before.',
  'The weekly churn rate fell from {before.rate} to {period.rate}.',
  'Currently {at-risk} of the {active} active customers are at risk of leaving.',
  'Among the plans, Basic has the highest churn rate at {by.plan.Basic.rate}, nearly twice that of Team at {by.plan.Team.rate}.',
  'Business has the lowest rate, {by.plan.Business.rate}, but also the fewest customers ({by.plan.Business.customers}).',
  'Customers in France churn more often than those in Poland ({by.country.France.rate} versus {by.country.Poland.rate}).',
  'C-2897-03 usually orders every {usual.C-2897-03} days and has been quiet for {quiet.C-2897-03} days.',
  'The three customers most likely to leave are C-2873-05, C-2945-10 and C-2948-01.',
  'The prediction is well calibrated: of customers with a predicted chance of 75 to 100 %, {prediction.band.75-100.lost} were in fact lost.',
  'All customers who had been silent far longer than usual were lost.',
  'Reach out to C-2873-05 first.',
  'The youngest cohort, 2026-Q3, lost {by.cohort.2026-Q3.lost} of its {by.cohort.2026-Q3.customers} customers.',
];

/** Sentences with a planted error. */
export const wrong = [
  '{period.lost} customers were lost this week, two fewer than the week before.',
  'The weekly churn rate rose from {before.rate} to {period.rate}.',
  'Currently {all.lost} of the {active} active customers are at risk of leaving.',
  'Among the plans, Team has the highest churn rate at {by.plan.Team.rate}.',
  'Business has the lowest rate, {by.plan.Business.low}, but also the most customers ({by.plan.Business.customers}).',
  'Customers in Poland churn more often than those in France ({by.country.Poland.rate} versus {by.country.France.rate}).',
  'C-2897-03 usually orders every {quiet.C-2897-03} days and has been quiet for {usual.C-2897-03} days.',
  'The customer most likely to leave is C-2897-03.',
  'The prediction is well calibrated: of customers with a predicted chance of 75 to 100 %, {prediction.band.0-10.lost} were in fact lost.',
  'None of the customers who had been silent far longer than usual were lost.',
  'The youngest cohort, 2026-Q3, lost {by.cohort.2026-Q2.lost} of its {by.cohort.2026-Q3.customers} customers.',
  'The month saw {period.lost} customers leave.',
];
