/** True sentences about a report of the analyst's own. */
export const right = [
  'Luis Ortega tops the table with {block.reps.Luis Ortega.revenue} in revenue.',
  'Ines Albrecht closed the most orders ({block.reps.Ines Albrecht.orders}) but came last in revenue.',
  'Dana Whitfield and Tomas Novak are almost level, at {block.reps.Dana Whitfield.revenue} and {block.reps.Tomas Novak.revenue}.',
  'Kim Beaumont needed only {block.reps.Kim Beaumont.orders} orders to reach {block.reps.Kim Beaumont.revenue}.',
  'The table lists {block.reps.rows} sales reps.',
  'Everything here is about the week from 16 to 22 November.',
];

/** Sentences with a planted error. */
export const wrong = [
  'Dana Whitfield tops the table with {block.reps.Dana Whitfield.revenue} in revenue.',
  'Ines Albrecht closed the fewest orders ({block.reps.Ines Albrecht.orders}).',
  'Dana Whitfield and Tomas Novak are almost level, at {block.reps.Luis Ortega.revenue} and {block.reps.Tomas Novak.revenue}.',
  'Kim Beaumont needed only {block.reps.Kim Beaumont.revenue} orders to reach {block.reps.Kim Beaumont.orders}.',
  'The table lists {data.sales.rows} sales reps.',
  'Everything here is about the month of November.',
];
