/** True sentences about a day of prices. */
export const right = [
  'GOLD extended its gains: {GOLD.1d} on the day, {GOLD.1w} on the week.',
  'ALPA was down {ALPA.1d}, CORA {CORA.1d} and FARO {FARO.1d}.',
  'After its fall of {CORA.1d} CORA trades at {CORA.last}.',
  'The winner of the week is CORA, the loser FARO.',
  'ECHO ({ECHO.mtd}) is ahead of CORA ({CORA.mtd}) in November.',
  'This year CORA has been the weakest with {CORA.ytd}.',
  'BERG rose for the day, the week, the month and the year.',
  'Both DELT and HELI are lower than at the start of the year.',
  'HELI is {HELI.drawdown} below its highest recent price.',
  'FARO is still far from its high: {FARO.drawdown}.',
  'ECHO is more volatile than GOLD: {ECHO.step} against {GOLD.step} a day.',
  'ALPA gave back {ALPA.1d}.',
  'Prices were available for all {instruments} instruments.',
  'DELT rose to {DELT.last}.',
];

/** Sentences with a planted error. */
export const wrong = [
  'GOLD extended its losses: {GOLD.1d} on the day.',
  'ALPA was down {CORA.1d}, CORA {ALPA.1d} and FARO {FARO.1d}.',
  'After its fall of {CORA.1d} CORA trades at {ECHO.last}.',
  'The winner of the week is ECHO, the loser FARO.',
  'CORA ({CORA.mtd}) is ahead of ECHO ({ECHO.mtd}) in November.',
  'This year FARO has been the weakest with {FARO.ytd}.',
  'ALPA rose for the day and the week.',
  'Both GOLD and HELI are lower than at the start of the year.',
  'HELI is {HELI.ytd} below its highest recent price.',
  'GOLD is more volatile than ECHO: {GOLD.step} against {ECHO.step} a day.',
  'ALPA gained {ALPA.1d}.',
  'Prices were available for all {dates} instruments.',
  'DELT fell to {DELT.last}.',
  'GOLD costs {GOLD.ytd}.',
];
