/** True sentences about a day of prices. */
export const right = [
  'GOLD gained {GOLD.1d} and is now {GOLD.ytd} up on the year.',
  'ECHO rose {ECHO.1d} to {ECHO.last}.',
  'There were more winners than losers today.',
  'ALPA lost {ALPA.1d}, its price is now {ALPA.last}.',
  'The weakest instrument of the year so far is CORA ({CORA.ytd}).',
  'Over a week, CORA and ECHO did best.',
  'FARO has fallen {FARO.mtd} this month.',
  'BERG has not been higher in its last 60 sessions.',
  'DELT is the calmest, with a usual daily step of just {DELT.step}.',
  'HELI is about a fifth below where it started the year ({HELI.ytd}).',
  'ALPA, FARO and HELI are lower than a week ago.',
  'Prices are complete up to 26 November.',
  'FARO trades {FARO.drawdown} below the highest of its last 60 prices.',
];

/** Sentences with a planted error. */
export const wrong = [
  'GOLD gained {GOLD.1w} today and is now {GOLD.ytd} up on the year.',
  'ECHO rose {DELT.1d} to {DELT.last}.',
  'There were more losers than winners today.',
  'ALPA gained {ALPA.1d}, its price is now {ALPA.last}.',
  'The weakest instrument of the year so far is FARO ({FARO.ytd}).',
  'Over a week, ALPA and FARO did best.',
  'FARO has fallen {FARO.ytd} this month.',
  'ALPA has not been higher in its last 60 sessions.',
  'CORA is the calmest, with a usual daily step of just {CORA.step}.',
  'HELI is about a half below where it started the year ({HELI.ytd}).',
  'ALPA, FARO and GOLD are lower than a week ago.',
  'Prices are complete up to 20 November.',
  'FARO trades {FARO.last} below the highest of its last 60 prices.',
];
