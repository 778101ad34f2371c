/** True sentences about a table of sales by rep. */
export const right = [
  'Luis Ortega earned most ({block.reps.Luis Ortega.revenue}), Ines Albrecht least ({block.reps.Ines Albrecht.revenue}).',
  'Ines Albrecht took more orders than Luis Ortega.',
  'Kim Beaumont had {block.reps.Kim Beaumont.orders} orders, fewer than all others.',
  'Tomas Novak earned {block.reps.Tomas Novak.revenue} from {block.reps.Tomas Novak.orders} orders.',
  'All five reps earned less than 25,000.',
];

/** Sentences with a planted error. */
export const wrong = [
  'Ines Albrecht earned most ({block.reps.Ines Albrecht.revenue}), Luis Ortega least ({block.reps.Luis Ortega.revenue}).',
  'Kim Beaumont took more orders than Luis Ortega.',
  'Tomas Novak had {block.reps.Tomas Novak.orders} orders, fewer than all others.',
  'Tomas Novak earned {block.reps.Dana Whitfield.revenue} from {block.reps.Tomas Novak.orders} orders.',
  'All five reps earned less than 20,000.',
];
