/** True sentences about a report of the analyst's own. */
export const right = [
  'Luis Ortega made {block.reps.Luis Ortega.revenue} with {block.reps.Luis Ortega.orders} orders.',
  'Ines Albrecht had {block.reps.Ines Albrecht.orders} orders, the most of all.',
  'Kim Beaumont closed fewer orders than the others.',
  'Dana Whitfield came second with {block.reps.Dana Whitfield.revenue}.',
  'Tomas Novak made slightly less than Dana Whitfield.',
  'Five reps are listed.',
];

/** Sentences with a planted error. */
export const wrong = [
  'Luis Ortega made {block.reps.Dana Whitfield.revenue} with {block.reps.Luis Ortega.orders} orders.',
  'Tomas Novak had {block.reps.Tomas Novak.orders} orders, the most of all.',
  'Luis Ortega closed fewer orders than the others.',
  'Kim Beaumont came second with {block.reps.Kim Beaumont.revenue}.',
  'Tomas Novak made slightly more than Dana Whitfield.',
  'Nine reps are listed.',
];
