/** True sentences about a week of lost customers. */
export const right = [
  'Between 16 and 22 November, {period.lost} customers were lost.',
  'The week before it was {before.lost}, so churn eased a little.',
  'The churn rate of the week is {period.rate}.',
  '{at-risk} customers are at risk, roughly a tenth of all active ones.',
  'Customers on Basic are lost more than three times as often as those on Business.',
  'Team, with {by.plan.Team.rate}, lies between the two.',
  'France has the highest churn rate of all countries at {by.country.France.rate}.',
  'Germany lost {by.country.Germany.lost} customers, Poland {by.country.Poland.lost}.',
  'In total, {all.lost} of {all.customers} customers were lost.',
  'C-2948-01 was last active {quiet.C-2948-01} days ago.',
  'Customers are usually active again after some days: C-2897-03, for example, every {usual.C-2897-03} days.',
  'The prediction was tested on {prediction.checked} past customers.',
  'Where it predicted 0 to 10 %, {prediction.band.0-10.lost} were actually lost.',
  'Of the plans, Team has the most customers.',
  '2025-Q1 churned at {by.cohort.2025-Q1.rate}, more than any other cohort.',
  'Call C-2945-10 this week.',
];

/** Sentences with a planted error. */
export const wrong = [
  'Between 16 and 22 November, {before.lost} customers were lost.',
  'The week before it was {before.lost}, so churn picked up and rose a little.',
  'The churn rate of the week is {all.rate}.',
  '{at-risk} customers are at risk, roughly a third of all active ones.',
  'Customers on Basic are lost more than five times as often as those on Business.',
  'Business, with {by.plan.Team.rate}, lies between the two.',
  'Spain has the highest churn rate of all countries at {by.country.Spain.rate}.',
  'Germany lost {by.country.Poland.lost} customers, Poland {by.country.Germany.lost}.',
  'In total, {all.customers} of {all.lost} customers were lost.',
  'C-2948-01 was last active {quiet.C-2887-10} days ago.',
  'C-2897-03 was last active {usual.C-2897-03} days ago.',
  'The prediction was tested on {prediction.trained} past customers.',
  'Where it predicted 0 to 10 %, {prediction.band.75-100.lost} were actually lost.',
  'Of the plans, Business has the most customers.',
  '2025-Q2 churned at {by.cohort.2025-Q2.rate}, more than any other cohort.',
  'At the end of the week {active} customers were at risk.',
];
