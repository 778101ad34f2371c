/** True sentences about a table of sales by rep. */
export const right = [
  'The best seller is Luis Ortega at {block.reps.Luis Ortega.revenue}.',
  'With {block.reps.Ines Albrecht.orders} orders Ines Albrecht was the busiest.',
  'Ines Albrecht earned the least, {block.reps.Ines Albrecht.revenue}.',
  'Tomas Novak ({block.reps.Tomas Novak.orders} orders) and Dana Whitfield ({block.reps.Dana Whitfield.orders} orders) are nearly level.',
  'Kim Beaumont had fewer orders than anyone else but more revenue than Ines Albrecht.',
  'Luis Ortega made {block.reps.Luis Ortega.revenue} with {block.reps.Luis Ortega.orders} orders.',
  'There are five reps in the table.',
];

/** Sentences with a planted error. */
export const wrong = [
  'The best seller is Dana Whitfield at {block.reps.Dana Whitfield.revenue}.',
  'With {block.reps.Tomas Novak.orders} orders Tomas Novak was the busiest.',
  'Kim Beaumont earned the least, {block.reps.Kim Beaumont.revenue}.',
  'Tomas Novak ({block.reps.Dana Whitfield.orders} orders) is ahead of Dana Whitfield ({block.reps.Tomas Novak.orders} orders).',
  'Kim Beaumont had more orders than anyone else.',
  'Luis Ortega made {block.reps.Luis Ortega.orders} with {block.reps.Luis Ortega.revenue} orders.',
  'There are nine reps in the table.',
];
