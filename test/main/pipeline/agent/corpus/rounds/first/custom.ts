/** True sentences about a table that the analyst's own SQL made. */
export const right = [
  'Luis Ortega leads with {block.reps.Luis Ortega.revenue} from {block.reps.Luis Ortega.orders} orders.',
  'Dana Whitfield comes second at {block.reps.Dana Whitfield.revenue}.',
  'Tomas Novak took {block.reps.Tomas Novak.orders} orders worth {block.reps.Tomas Novak.revenue}.',
  'Kim Beaumont needed only {block.reps.Kim Beaumont.orders} orders for {block.reps.Kim Beaumont.revenue}.',
  'Ines Albrecht had the most orders, {block.reps.Ines Albrecht.orders}, and the least revenue of the five.',
  'Luis Ortega earned more than Dana Whitfield: {block.reps.Luis Ortega.revenue} against {block.reps.Dana Whitfield.revenue}.',
  'The table lists {block.reps.rows} reps.',
  'Luis Ortega sold for 23,267 with 33 orders.',
  'Dana Whitfield and Tomas Novak are close, at {block.reps.Dana Whitfield.revenue} and {block.reps.Tomas Novak.revenue}.',
  'All five reps took in more than 17,000.',
  'Kim Beaumont took the fewest orders.',
  'The week ran from {window.from} to {window.to}.',
  'sales.csv held {data.sales.rows} rows when it was read.',
  'Talk to Ines Albrecht about the size of her orders.',
];

export const wrong = [
  'Luis Ortega leads with {block.reps.Kim Beaumont.revenue} from {block.reps.Luis Ortega.orders} orders.',
  'Tomas Novak comes first at {block.reps.Tomas Novak.revenue}.',
  'Tomas Novak took {block.reps.Tomas Novak.revenue} orders.',
  'Dana Whitfield needed only {block.reps.Kim Beaumont.orders} orders.',
  'Luis Ortega had the most orders, {block.reps.Luis Ortega.orders}.',
  'Dana Whitfield earned more than Luis Ortega: {block.reps.Dana Whitfield.revenue} against {block.reps.Luis Ortega.revenue}.',
  'The table lists {block.reps.Kim Beaumont.orders} reps.',
  'Luis Ortega sold for 32,267 with 33 orders.',
  'All five reps took in more than 20,000.',
  'Ines Albrecht took the fewest orders.',
  'The week ran from {window.to} to {window.from}.',
  'sales.csv held {block.reps.rows} rows when it was read.',
  'Kim Beaumont grew her revenue to {block.reps.Kim Beaumont.revenue}.',
  'Tomas Novak and Ines Albrecht took the same number of orders.',
];
