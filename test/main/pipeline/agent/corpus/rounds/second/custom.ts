/** True sentences about a table of sales by rep. */
export const right = [
  'Luis Ortega tops the table with {block.reps.Luis Ortega.revenue}.',
  'Ines Albrecht handled the most orders, {block.reps.Ines Albrecht.orders}, but has the lowest revenue of the five, {block.reps.Ines Albrecht.revenue}.',
  'Kim Beaumont had the fewest orders ({block.reps.Kim Beaumont.orders}).',
  'The table lists {block.reps.rows} reps.',
  'Dana Whitfield ({block.reps.Dana Whitfield.revenue}) is just ahead of Tomas Novak ({block.reps.Tomas Novak.revenue}).',
  'Tomas Novak had one order more than Dana Whitfield.',
  'Second comes Dana Whitfield, with {block.reps.Dana Whitfield.revenue} from {block.reps.Dana Whitfield.orders} orders.',
  'Kim Beaumont made {block.reps.Kim Beaumont.revenue} from only {block.reps.Kim Beaumont.orders} orders.',
];

/** Sentences with a planted error. */
export const wrong = [
  'Dana Whitfield tops the table with {block.reps.Dana Whitfield.revenue}.',
  'Tomas Novak handled the most orders, {block.reps.Tomas Novak.orders}.',
  'Ines Albrecht had the fewest orders.',
  'The table lists six reps.',
  'Tomas Novak ({block.reps.Tomas Novak.revenue}) is just ahead of Dana Whitfield ({block.reps.Dana Whitfield.revenue}).',
  'Dana Whitfield had more orders than Tomas Novak.',
  'Kim Beaumont made {block.reps.Kim Beaumont.orders} from only {block.reps.Kim Beaumont.revenue} orders.',
  'Second comes Tomas Novak, with {block.reps.Tomas Novak.revenue}.',
];
