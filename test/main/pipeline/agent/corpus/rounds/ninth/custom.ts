/** True sentences about a report of the analyst's own. */
export const right = [
  'The top rep is Luis Ortega, whose {block.reps.Luis Ortega.orders} orders brought {block.reps.Luis Ortega.revenue}.',
  'Tomas Novak follows closely behind Dana Whitfield, {block.reps.Tomas Novak.revenue} to {block.reps.Dana Whitfield.revenue}.',
  'Ines Albrecht handled more orders than anyone else.',
];

/** Sentences with a planted error. */
export const wrong = [
  'The top rep is Tomas Novak, whose {block.reps.Tomas Novak.orders} orders brought {block.reps.Tomas Novak.revenue}.',
  'Dana Whitfield follows closely behind Tomas Novak, {block.reps.Tomas Novak.revenue} to {block.reps.Dana Whitfield.revenue}.',
  'Kim Beaumont handled more orders than anyone else.',
];
