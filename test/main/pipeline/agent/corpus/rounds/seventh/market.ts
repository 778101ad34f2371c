/** True sentences about a day of prices. */
export const right = [
  'GOLD led the gainers with a rise of {GOLD.1d} to {GOLD.last}, more than its usual daily move of {GOLD.step}.',
  'ALPA and CORA were the worst performers, losing {ALPA.1d} and {CORA.1d}.',
  'Over the past week, CORA has been the strongest instrument, up {CORA.1w}.',
  'FARO extended its slide and is now down {FARO.ytd} since the start of the year.',
  'Five of the eight instruments closed higher.',
  'ECHO is up {ECHO.mtd} for the month, the best of all.',
  'BERG closed at {BERG.last}, at its 60-day high.',
  'CORA has lost almost a third of its value this year ({CORA.ytd}).',
  'HELI hardly changed on the day but is {HELI.ytd} for the year.',
  'With a drawdown of {FARO.drawdown}, FARO is the one to watch.',
];

/** Sentences with a planted error. */
export const wrong = [
  'GOLD led the gainers with a rise of {ECHO.1d} to {GOLD.last}, more than its usual daily move of {GOLD.step}.',
  'ALPA and CORA were the best performers, losing {ALPA.1d} and {CORA.1d}.',
  'Over the past week, ECHO has been the strongest instrument, up {ECHO.1w}.',
  'FARO extended its slide and is now down {FARO.ytd} since the start of the month.',
  'Six of the eight instruments closed higher.',
  'DELT is up {DELT.mtd} for the month, the best of all.',
  'BERG closed at {BERG.ytd}, at its 60-day high.',
  'CORA has lost almost half of its value this year ({CORA.ytd}).',
  'HELI hardly changed on the day but is {HELI.1d} for the year.',
  'With a drawdown of {ALPA.drawdown}, FARO is the one to watch.',
];
