/** True sentences about a day of prices. */
export const right = [
  'GOLD put on {GOLD.1d} and ended at {GOLD.last}.',
  'ALPA and CORA both lost more than one percent.',
  'The day was good for GOLD, ECHO, DELT, BERG and HELI, and bad for the other three.',
  'ALPA fell the most, by {ALPA.1d}.',
  'FARO slipped {FARO.1d} on the day and {FARO.1w} over the week.',
  'CORA had the best week of all, up {CORA.1w}.',
  'ECHO has risen {ECHO.mtd} since the end of last month.',
  'BERG is {BERG.ytd} higher than at the start of the year.',
  'Only FARO and ALPA are down for the month.',
  'HELI has lost about a fifth of its value since the start of the year.',
  'No instrument has fallen further from its high than FARO ({FARO.drawdown}).',
  "DELT's day ({DELT.1d}) was larger than its usual step of {DELT.step}.",
  'CORA costs {CORA.last}, HELI twice as much at {HELI.last}.',
  'GOLD is the most expensive instrument at {GOLD.last}.',
  'In the last week ALPA lost {ALPA.1w}.',
  'All eight instruments have a price.',
];

/** Sentences with a planted error. */
export const wrong = [
  'GOLD put on {GOLD.1w} on the day.',
  'ALPA and FARO both lost more than one percent on the day.',
  'The day was bad for all eight instruments.',
  'CORA fell the most on the day, by {CORA.1d}.',
  'FARO slipped {FARO.1w} on the day.',
  'ECHO had the best week of all, up {ECHO.1w}.',
  'ECHO has fallen {ECHO.mtd} since the end of last month.',
  'BERG is {GOLD.ytd} higher than at the start of the year.',
  'Only HELI and ALPA are down for the month.',
  'HELI has lost about half of its value since the start of the year.',
  'No instrument has fallen further from its high than HELI ({HELI.drawdown}).',
  "DELT's day ({DELT.1d}) was smaller than its usual step of {DELT.step}.",
  'CORA costs {CORA.last}, HELI four times as much at {HELI.last}.',
  'BERG is the most expensive instrument at {BERG.last}.',
  'In the last week ALPA gained {ALPA.1w}.',
  'ALPA ended at {ALPA.last}, up on the day.',
];
