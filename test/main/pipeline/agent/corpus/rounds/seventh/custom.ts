/** True sentences about a report of the analyst's own. */
export const right = [
  'With {block.reps.Luis Ortega.revenue}, Luis Ortega earned the most, from {block.reps.Luis Ortega.orders} orders.',
  'Tomas Novak had more orders than Dana Whitfield but slightly less revenue.',
  'Kim Beaumont had the fewest orders.',
  'Ines Albrecht ranks last by revenue ({block.reps.Ines Albrecht.revenue}).',
];

/** Sentences with a planted error. */
export const wrong = [
  'With {block.reps.Luis Ortega.revenue}, Luis Ortega earned the least, from {block.reps.Luis Ortega.orders} orders.',
  'Tomas Novak had fewer orders than Dana Whitfield but slightly more revenue.',
  'Luis Ortega had the fewest orders.',
  'Kim Beaumont ranks last by revenue ({block.reps.Kim Beaumont.revenue}).',
];
