/** True sentences about a day of prices. */
export const right = [
  'A good day for GOLD: it closed {GOLD.1d} higher at {GOLD.last}.',
  'Five instruments rose and three fell.',
  'The biggest loser was ALPA with {ALPA.1d}, followed by CORA with {CORA.1d}.',
  'Year to date, only GOLD, BERG and ECHO are positive.',
  'FARO lost ground again ({FARO.1d}) and trades {FARO.drawdown} below its high.',
  'ECHO and DELT moved in step, both adding {DELT.1d}.',
  'CORA is up over the week ({CORA.1w}) and over the month ({CORA.mtd}), but down for the year ({CORA.ytd}).',
  'ALPA fell by more than its usual daily step of {ALPA.step}.',
];

/** Sentences with a planted error. */
export const wrong = [
  'A good day for GOLD: it closed {GOLD.1d} lower at {GOLD.last}.',
  'Four instruments rose and four fell.',
  'The biggest loser was FARO with {FARO.1d}, followed by CORA with {CORA.1d}.',
  'Year to date, only GOLD, BERG and DELT are positive.',
  'FARO lost ground again ({FARO.drawdown}) and trades {FARO.1d} below its high.',
  'ECHO and GOLD moved in step, both adding {DELT.1d}.',
  'CORA is up over the week ({CORA.1w}) and over the month ({CORA.ytd}), but down for the year ({CORA.mtd}).',
  'FARO fell by more than its usual daily step of {FARO.step}.',
];
