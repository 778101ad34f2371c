/** True sentences about a report of the analyst's own. */
export const right = [
  'Revenue per rep lies between {block.reps.Ines Albrecht.revenue} and {block.reps.Luis Ortega.revenue}.',
  'Luis Ortega is clearly ahead of Dana Whitfield ({block.reps.Luis Ortega.revenue} against {block.reps.Dana Whitfield.revenue}).',
  'Despite the most orders, Ines Albrecht has the lowest revenue.',
];

/** Sentences with a planted error. */
export const wrong = [
  'Revenue per rep lies between {block.reps.Kim Beaumont.revenue} and {block.reps.Dana Whitfield.revenue}.',
  'Dana Whitfield is clearly ahead of Luis Ortega ({block.reps.Luis Ortega.revenue} against {block.reps.Dana Whitfield.revenue}).',
  'Despite the fewest orders, Ines Albrecht has the lowest revenue.',
];
