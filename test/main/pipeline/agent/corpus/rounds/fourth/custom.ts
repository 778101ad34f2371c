/** True sentences about a table of sales by rep. */
export const right = [
  'Highest revenue: Luis Ortega, {block.reps.Luis Ortega.revenue}.',
  'Lowest revenue: Ines Albrecht, {block.reps.Ines Albrecht.revenue}, in spite of the most orders.',
  'Dana Whitfield closed {block.reps.Dana Whitfield.orders} orders for {block.reps.Dana Whitfield.revenue}.',
  'Tomas Novak closed more orders than Luis Ortega but earned less.',
  'Each of the five reps had more than 25 orders.',
  'Kim Beaumont is fourth by revenue.',
];

/** Sentences with a planted error. */
export const wrong = [
  'Highest revenue: Tomas Novak, {block.reps.Tomas Novak.revenue}.',
  'Lowest revenue: Kim Beaumont, {block.reps.Kim Beaumont.revenue}.',
  'Dana Whitfield closed {block.reps.Tomas Novak.orders} orders for {block.reps.Dana Whitfield.revenue}.',
  'Luis Ortega closed more orders than Tomas Novak.',
  'Each of the five reps had more than 30 orders.',
  'Kim Beaumont is second by revenue.',
];
