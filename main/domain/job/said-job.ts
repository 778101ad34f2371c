import type { Recipe } from '../analysis/analysis.ts';
import type { TellWhen } from '../delivery/delivery-target.ts';
import type { OnHoliday } from '../schedule/day-rules.ts';
import { isKnownZone } from '../schedule/zone.ts';
import { type SaidDays, takeDays } from './said-days.ts';
import { clockText, type SaidTime, takeReadyBy, takeTimes, usualTime } from './said-time.ts';
import { type SaidWords, saidWords } from './said-words.ts';

/** What a sentence says about a job; null where it says nothing. */
export interface SaidJob {
  readonly cron: string | null;
  /** The period: said, or what such a schedule is usually about. */
  readonly window: string | null;
  /** `09:00` */
  readonly readyBy: string | null;
  /** `3 of month` */
  readonly workday: string | null;
  readonly timezone: string | null;
  readonly onHoliday: OnHoliday | null;
  /** Dates, `2026-12-25`. */
  readonly exclude: readonly string[];
  readonly recipe: Recipe | null;
  readonly tell: TellWhen | null;
  /** A file name, a path or a web address, as it was written. */
  readonly data: string | null;
  /** What nothing was made of. */
  readonly notUnderstood: readonly string[];
}

const endings = 'csv|tsv|txt|xlsx|xlsm|xlsb|xls|ods|json|jsonl|ndjson|parquet|log|gz';
const dataPatterns = [
  /(?:(?:in|from|of|on|for|at|with) )?(https?:\/\/[^\s"'“”]+)/i,
  new RegExp(`(?:(?:in|from|of|on|for|with) )?["'“]([^"'“”]+\\.(?:${endings}))["'”]`, 'i'),
  new RegExp(
    `(?:(?:in|from|of|on|for|with) )?((?:[^\\s"'“”,]*[^\\s"'“”,.])\\.(?:${endings}))(?![\\w])`,
    'i',
  ),
];

const windows: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
  [/ (?:over |of |for |in )?the (?:last|past) (\d{1,3}) days\b/, ([, n]) => `trailing:${n}d`],
  [/ (?:over |of |for |in )?(?:last|past) (\d{1,3}) days\b/, ([, n]) => `trailing:${n}d`],
  [/ since the last (?:report|time|one)\b/, () => 'since-last'],
  [/ (?:this )?(week|month|quarter|year) (?:to date|so far)\b/, ([, of]) => `to-date:${of}`],
  [
    / (?:of |from |for |about )?(?:the )?(?:last|previous|past) (week|month|quarter|year)(?:'s)?\b/,
    ([, of = '']) => of,
  ],
  [
    / (?:of |from |for |about )?the (week|month|quarter|year|day|hour) before\b/,
    ([, of = '']) => of,
  ],
  [/ (?:of |from |for |about )?yesterday(?:'s)?\b/, () => 'day'],
];

const recipes: readonly (readonly [RegExp, Recipe])[] = [
  [
    / (?:which |what )?(?:customers? )?(?:churn\w*|(?:was |were )?lost customers?|who (?:left|leaves|may leave|might leave|is leaving|is at risk|are at risk)|customers? at risk)\b/,
    'churn',
  ],
  [
    / (?:what is |anything |everything )?(?:anomal\w+|unusual\w*|outliers?|odd values?|spikes?|strange)\b/,
    'anomalies',
  ],
  [
    / (?:compliance )?audits?\b| compliance\b| (?:check )?(?:duplicates?|missing values?|the rules)\b/,
    'audit',
  ],
  [/ (?:the )?(?:market\w*|stocks?|share prices?|prices|returns|drawdowns?)\b/, 'market'],
  [/ (?:my |own )?sql\b/, 'custom'],
  [
    / (?:what|which) (?:has |have )?(?:moved|changed|drove|is new|was new)\b| how (?:did|do|does|are|is|were|was|much)\b| (?:briefing|summary|summarise|summarize|totals?|revenue|sales|figures|numbers)\b/,
    'briefing',
  ],
];

const tells: readonly (readonly [RegExp, TellWhen])[] = [
  [
    /(?: but)? only(?: tell me| notify me| let me know)? (?:if|when) (?:it|something|one|a run|the run) (?:fails|breaks|goes wrong|has failed)\b/,
    'failures',
  ],
  [
    /(?: but)?(?: and)? (?:tell me|notify me|let me know) (?:only )?(?:if|when) (?:it|a run) (?:fails|breaks)\b/,
    'failures',
  ],
  [
    /(?: but)?(?: and)?(?: tell me| notify me| let me know)? only (?:if|when) (?:something|anything|it|there is something|there's something)(?: has| is)? ?(?:changed|changes|moved|new|moves|to say)?\b/,
    'changed',
  ],
  [
    / (?:tell me|notify me|let me know) (?:if|when) (?:something|anything)(?: has| is)? ?(?:changed|changes|moved|moves|new)\b/,
    'changed',
  ],
  [
    / (?:quietly|silently|without (?:a )?notif\w+|don't (?:tell|notify) me|do not (?:tell|notify) me)\b/,
    'never',
  ],
  [/ (?:tell me|notify me|let me know|remind me)\b/, 'always'],
];

const holidayRules: readonly (readonly [RegExp, OnHoliday])[] = [
  [
    /,? (?:but )?(?:not|never|except|skip(?:ping)?|excluding|without)(?: on| for)? (?:the )?(?:public |bank )?holidays\b/,
    'skip',
  ],
];

const feasts: readonly (readonly [RegExp, string])[] = [
  [/,? (?:but )?(?:not|except|excluding|skip)(?: on| at| for)? christmas(?: day)?\b/, '12-25'],
  [/,? (?:but )?(?:not|except|excluding|skip)(?: on| at| for)? new year'?s?(?: day)?\b/, '01-01'],
];

const places: Readonly<Record<string, string>> = {
  'new york': 'America/New_York',
  chicago: 'America/Chicago',
  'los angeles': 'America/Los_Angeles',
  london: 'Europe/London',
  paris: 'Europe/Paris',
  berlin: 'Europe/Berlin',
  zurich: 'Europe/Zurich',
  tokyo: 'Asia/Tokyo',
  singapore: 'Asia/Singapore',
  sydney: 'Australia/Sydney',
  utc: 'UTC',
};

/**
 * A job in plain words, by rules: "every weekday at 9 tell me what moved in sales.csv".
 * @param today the local date, for feasts such as "except Christmas"
 */
export function saidJob(text: string, today: string): SaidJob {
  const data = dataIn(text);
  // An address may hold what reads like words of the sentence.
  const words = saidWords(data === null ? text : text.replace(data.said, ' · '));
  const tell = first(words, tells);
  const onHoliday = first(words, holidayRules);
  const exclude = [...datesIn(words), ...feastsIn(words, today)];
  const timezone = zoneIn(words);
  const window = takeWindow(words);
  const readyBy = takeReadyBy(words);
  const days = takeDays(words);
  const times = takeTimes(words);
  const recipe =
    first(words, recipes) ?? (/\.log(\.gz)?$/i.test(data?.name ?? '') ? 'anomalies' : null);
  // "tell me what changed and how sales did" is one kind of report.
  if (recipe !== null)
    while (
      first(
        words,
        recipes.filter(([, own]) => own === recipe),
      )
    );
  return {
    cron: cronOf(days, times, readyBy),
    window: window ?? (times.length > 1 ? 'slot' : (days?.window ?? null)),
    readyBy: readyBy && clockText(readyBy),
    workday: days?.workday ?? null,
    timezone,
    onHoliday,
    exclude,
    recipe,
    tell,
    data: data?.name ?? null,
    notUnderstood: words.rest(),
  };
}

function first<Value>(
  words: SaidWords,
  rules: readonly (readonly [RegExp, Value])[],
): Value | null {
  return rules.find(([pattern]) => words.take(pattern))?.[1] ?? null;
}

function dataIn(text: string): { readonly said: string; readonly name: string } | null {
  for (const pattern of dataPatterns) {
    const [said, name] = pattern.exec(text) ?? [];
    if (said !== undefined && name !== undefined) return { said, name: name.replace(/[.,;]$/, '') };
  }
  return null;
}

function takeWindow(words: SaidWords): string | null {
  for (const [pattern, read] of windows) {
    const found = words.take(pattern);
    if (found) return read(found);
  }
  return null;
}

function datesIn(words: SaidWords): readonly string[] {
  const dates: string[] = [];
  const date = /,? (?:but )?(?:not|except|excluding|and|,)?(?: on)? ?(\d{4}-\d{2}-\d{2})\b/;
  for (let found = words.take(date); found; found = words.take(date)) {
    if (found[1] !== undefined) dates.push(found[1]);
  }
  return dates;
}

function feastsIn(words: SaidWords, today: string): readonly string[] {
  return feasts.flatMap(([pattern, day]) => {
    if (!words.take(pattern)) return [];
    const year = Number(today.slice(0, 4));
    return `${year}-${day}` >= today ? `${year}-${day}` : `${year + 1}-${day}`;
  });
}

function zoneIn(words: SaidWords): string | null {
  const named = Object.keys(places).join('|');
  const place = words.take(new RegExp(` (?:in )?(${named})(?: time)\\b| (utc)\\b`));
  if (place) return places[place[1] ?? place[2] ?? ''] ?? null;
  const zone = words.take(/ (?:in |zone )?([a-z]+\/[a-z_]+(?:\/[a-z_]+)?)(?: time)?(?= )/);
  const name = zone?.[1]?.replace(
    /(^|[/_])([a-z])/g,
    (_, mark: string, letter: string) => mark + letter.toUpperCase(),
  );
  return name !== undefined && isKnownZone(name) ? name : null;
}

/** Without a time a report is there at 07:00, before the work begins. */
function cronOf(
  days: SaidDays | null,
  times: readonly SaidTime[],
  readyBy: SaidTime | null,
): string | null {
  if (days?.often !== undefined) return `${days.often} ${days.days}`;
  const [time = readyBy ?? usualTime(days?.partOfDay) ?? { hour: 7, minute: 0 }] = times;
  if (days === null && times.length === 0 && readyBy === null) return null;
  const isOneMinute = times.every(({ minute }) => minute === time.minute);
  const hours = times.length > 1 && isOneMinute ? times.map(({ hour }) => hour) : [time.hour];
  return `${time.minute} ${hours.join(',')} ${days?.days ?? '* * *'}`;
}
