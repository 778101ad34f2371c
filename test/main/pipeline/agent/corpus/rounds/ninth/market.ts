/** True sentences about a day of prices. */
export const right = [
  'GOLD had the strongest day with {GOLD.1d}, and at {GOLD.last} it is close to its 60-day high.',
  'On the losing side, ALPA fell {ALPA.1d} and CORA {CORA.1d}.',
  'CORA is still {CORA.1w} above its level of a week ago.',
  'The worst performer this year is CORA, the best is GOLD.',
  'This month FARO is the only instrument besides ALPA that lost value.',
  'Moves of {ECHO.step} a day are normal for ECHO, so its gain of {ECHO.1d} is nothing special.',
  'HELI is nearly unchanged at {HELI.last}.',
  'BERG trades at {BERG.last}, up {BERG.ytd} since January.',
];

/** Sentences with a planted error. */
export const wrong = [
  'GOLD had the strongest day with {GOLD.mtd}, and at {GOLD.last} it is close to its 60-day high.',
  'On the losing side, DELT fell {DELT.1d} and CORA {CORA.1d}.',
  'CORA is still {CORA.1w} above its level of a month ago.',
  'The worst performer this year is FARO, the best is GOLD.',
  'This month HELI is the only instrument besides ALPA that lost value.',
  'Moves of {GOLD.step} a day are normal for ECHO, so its gain of {ECHO.1d} is nothing special.',
  'CORA is nearly unchanged at {CORA.last}.',
  'BERG trades at {BERG.last}, up {BERG.ytd} since October.',
];
