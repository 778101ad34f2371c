/** True sentences about a day of prices. */
export const right = [
  'Gold stood out today: GOLD added {GOLD.1d} and finished at {GOLD.last}.',
  'That is well outside the usual daily step of GOLD, {GOLD.step}.',
  'It was a mixed session overall, with ALPA, CORA and FARO in the red.',
  'ALPA gave back {ALPA.1d}, making it the weakest name of the day.',
  'CORA slipped {CORA.1d} on the day, though it is still {CORA.1w} higher than a week ago.',
  'For the year, GOLD leads by a wide margin ({GOLD.ytd}), and CORA trails with {CORA.ytd}.',
  'ECHO has had an excellent month so far, rising {ECHO.mtd}.',
  'BERG is trading at its highest level of the last 60 sessions.',
  'FARO remains {FARO.drawdown} off its recent high, the deepest drawdown on the list.',
  'HELI barely moved ({HELI.1d}).',
  'No prices were missing and none of the eight instruments is stale.',
  'Both ECHO and DELT gained {ECHO.1d}.',
  'The swings in CORA and ECHO are typically about twice as large as in the others, at {CORA.step} and {ECHO.step} a day.',
];

/** Sentences with a planted error. */
export const wrong = [
  'Gold stood out today: GOLD added {GOLD.1w} and finished at {GOLD.last}.',
  'That is well inside the usual daily step of GOLD, {ECHO.step}.',
  'It was a mixed session overall, with ALPA, CORA and BERG in the red.',
  'ALPA gave back {ALPA.1d}, making it the strongest name of the day.',
  'CORA gained {CORA.1d} on the day, and it is also {CORA.1w} higher than a week ago.',
  'For the year, ECHO leads by a wide margin ({GOLD.ytd}), and CORA trails with {CORA.ytd}.',
  'ECHO has had an excellent year so far, rising {ECHO.mtd}.',
  'FARO is trading at its highest level of the last 60 sessions.',
  'DELT remains {FARO.drawdown} off its recent high, the deepest drawdown on the list.',
  'HELI plunged today ({HELI.1d}).',
  'Two of the eight instruments are stale.',
  'Both ECHO and BERG gained {ECHO.1d}.',
  'DELT is the most volatile name with a usual step of {DELT.step}.',
];
