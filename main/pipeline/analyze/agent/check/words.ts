/** Words that state something about numbers. Matched whole, in any case. */

const upWords =
  'rose rise rises risen rising grew grow grows grown growing growth increase increases increased increasing climbed climbs gained gain gains jump jumps boost boosted added adds won wins advanced up higher rallied rebounded surged surges soared improved improves improvement expanded uptick above exceeded exceeds beat beats outperformed ahead stronger accelerated recovered faster overtook overtakes surpassed surpasses outsold outpaced outgrew doubled tripled quadrupled more greater larger bigger better positive upward upwards';
const downWords =
  'fell fall falls fallen falling dropped drop drops decline declines declined declining decrease decreases decreased decreasing shrank shrink shrinks shrunk shrinking slump loss losses setback deteriorated eroded down lower lost lose loses slipped slips plunged plunges sank slumped tumbled weakened weaker below behind trailed underperformed worsened halved less fewer smaller worse dip dipped contracted collapsed collapses collapse crashed tanked slid slide slides eased eases softened receded retreated slower overtaken negative downward downwards';
const flatWords = 'unchanged flat stable steady level constant same';
const highestWords =
  'highest largest biggest most best strongest top leading greatest peak maximum first-ranked fastest steepest sharpest deepest heaviest furthest busiest richest priciest longest winner';
const lowestWords =
  'lowest smallest least worst weakest bottom fewest minimum slowest quietest cheapest shortest lightest loser';

export type Trend = 'up' | 'down' | 'flat' | 'highest' | 'lowest';

const trends: ReadonlyMap<string, Trend> = new Map(
  (
    [
      ['up', upWords],
      ['down', downWords],
      ['flat', flatWords],
      ['highest', highestWords],
      ['lowest', lowestWords],
    ] as const
  ).flatMap(([trend, words]) => words.split(' ').map((word) => [word, trend] as const)),
);

/** By how much a word multiplies: the change in percent, and how far off it may be. */
export const multiples: ReadonlyMap<string, { readonly percent: number; readonly slack: number }> =
  new Map([
    ['doubled', { percent: 100, slack: 10 }],
    ['tripled', { percent: 200, slack: 15 }],
    ['quadrupled', { percent: 300, slack: 20 }],
    ['halved', { percent: -50, slack: 5 }],
  ]);

export interface TrendWord {
  readonly word: string;
  readonly trend: Trend;
  readonly at: number;
}

/** Phrases in which such a word states no comparison. */
const idioms =
  /\b(?:at (?:least|most|the same time|the level|the top of)|the same (?:day|week|month|period|time|file|table|data|column|rows)|up to (?:date|now)|most (?:likely|rows|of the (?:data|rows|file))|more (?:detail|details|data|information|likely|than half|on (?:this|that|it))|further down|same period|(?:see|listed|shown|table|chart|note|figures?|section) (?:above|below)|below (?:the (?:table|chart)|shows?)|better (?:understood|understand|data)|no more|any more|once more|level of|top of the (?:file|table)|up with|ma(?:de|ke|kes|king) up|the (?:losses|gains|declines|increases|drops|rises) elsewhere|f[ae]ll(?:s|ing)? (?:into|within|under)\b|follow(?:s|ed)? up|ahead of (?:next|time|schedule|the (?:next|meeting|call|season))|look(?:s|ing)? ahead|in the lead|per row level|break(?:s)? down|broken down|by and large|runs? up to|reach(?:es)? up to|fell (?:silent|quiet)|more than once|g(?:a|i)v(?:e|es|en|ing) up|is up next|rise to the|gain(?:s)? (?:access|insight)|top level|by a (?:wide|large|clear|good|narrow) margin|on (?:a|the) (?:positive|negative) (?:note|side)|(?:should|must|needs? to|ha(?:s|ve) to|to) be (?:\w+ly )?\w+ed|(?:ke(?:ep|eps|pt)|prevent(?:s|ed)?|sav(?:es|ed|ing)|stop(?:s|ped)?) [^,;.{}]{0,40}?from \w+ing|rank(?:s|ed|ing)? [^,;.{}]{0,32}?(?:above|below)|the (?:very )?same (?!as\b|number|amount|level|rate|share|value|price|figure|count|percentage|size|decline|drop|fall|rise|increase|decrease|change|growth|move|loss|gain|revenue|sales|net)\p{L}+)\b/giu;

/** "More than 17,000", "less than half" bound a number, which is proved by itself. */
const bounds =
  /\b(?:(?:more|less|fewer|higher|lower|greater) than|above|below|exceed(?:s|ed|ing)?) (?=(?:an? |one |two |three )?(?:twice|double|half|halves|thirds?|quarters?|fifths?|tenths?)\b|(?:one percent|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|thousand)\b|[$€£]?\d)/gi;

/** "Slightly under the last one" compares, where "under pressure" and "{figure} over the last weeks" do not. */
const overThen =
  /(?<=[\p{L}\p{P}] )\b(over|under)(?= (?:the |its )?(?:last|previous|prior|(?:week|month|year|one) before)\b)/gu;

export function trendWords(text: string): readonly TrendWord[] {
  const blank = (phrase: string) => ' '.repeat(phrase.length);
  const plain = text.replace(bounds, blank).replace(idioms, blank);
  const over = [...plain.matchAll(overThen)].map(({ index, 1: word = '' }) => {
    return { word, trend: word === 'over' ? ('up' as const) : ('down' as const), at: index };
  });
  const inColour = [...plain.matchAll(/\bin the (red|black|green)\b/gi)].map(
    ({ index, 0: word, 1: colour }) => {
      return { word, trend: colour === 'red' ? ('down' as const) : ('up' as const), at: index };
    },
  );
  const found = [...plain.matchAll(/[\p{L}][\p{L}-]*/gu)].flatMap((match) => {
    const word = match[0].toLowerCase();
    const trend = trends.get(word);
    return trend ? [{ word, trend, at: match.index }] : [];
  });
  return [...found, ...over, ...inColour].toSorted((a, b) => a.at - b.at);
}

const beforeWords =
  /\b(?:(?:the )?(?:week|month|quarter|year|day|period) (?:before|earlier|ago|prior)|a (?:week|month|quarter|year|day|period) (?:earlier|ago|before)|(?:last|previous|prior|preceding|former) (?:week|month|quarter|year|day|period|time)|previously|before(?:hand)?|earlier|yesterday)\b/gi;
const nowWords =
  /\b(?:this (?:week|month|quarter|year|day|period|time)|(?:in|over|for|during) the (?:week|month|quarter|year|period)(?! (?:before|earlier|ago|prior))|the (?:current|latest|reported) (?:week|month|quarter|year|day|period)|now|today|currently|in this one|for this one)\b/gi;

export interface PeriodCue {
  readonly period: 'now' | 'before';
  readonly at: number;
  readonly end: number;
}

/** Where a text says which of the two periods it means. */
export function periodCues(text: string): readonly PeriodCue[] {
  const cues = (pattern: RegExp, period: PeriodCue['period']) =>
    [...text.matchAll(pattern)].map((match) => ({
      period,
      at: match.index,
      end: match.index + match[0].length,
    }));
  return [...cues(beforeWords, 'before'), ...cues(nowWords, 'now')].toSorted((a, b) => a.at - b.at);
}
