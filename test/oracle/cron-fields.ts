/** What a cron expression says, as plain questions about one wall-clock minute. */
export interface CronFacts {
  /** Minute and hour hold no wildcard and no step: once per matching date, whatever the clock does. */
  readonly isFixedTime: boolean;
  /** The second of the minute; only expressions with one second are read. */
  readonly second: number;
  /** 1,440 answers, one a minute of the day. */
  readonly minutes: Uint8Array;
  /** Whether a day matches; days are counted since 1970-01-01. */
  readonly isDay: (day: number) => boolean;
}

const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const weekdays = 'SUN MON TUE WED THU FRI SAT'.split(' ');

/** Reads an expression field by field, by the manual and without any cron library. */
export function readCron(expression: string): CronFacts {
  const fields = expression.toUpperCase().split(' ');
  const [second, minute, hour, date, month, weekday] = (
    fields.length === 6 ? fields : ['0', ...fields]
  ) as [string, string, string, string, string, string];
  const inMinute = numbersOf(minute, 0, 59, []);
  const inHour = numbersOf(hour, 0, 23, []);
  const inMonth = numbersOf(month, 1, 12, ['', ...months]);
  const minutes = new Uint8Array(1440);
  for (let m = 0; m < 1440; m += 1) {
    if (inHour.has(Math.floor(m / 60)) && inMinute.has(m % 60)) minutes[m] = 1;
  }
  const isDate = dateTest(date);
  const isWeekday = weekdayTest(weekday);
  // Both days given means that either is enough; one given means that one.
  const isEither = date !== '*' && weekday !== '*';
  const isDay = (day: number) => {
    const at = new Date(day * 86_400_000);
    if (!inMonth.has(at.getUTCMonth() + 1)) return false;
    return isEither ? isDate(at) || isWeekday(at) : isDate(at) && isWeekday(at);
  };
  const isFixedTime = !/[*/]/.test(minute) && !/[*/]/.test(hour);
  return { isFixedTime, second: Number(second), minutes, isDay };
}

/** `1,5-9,20-40/5,MON` as the numbers it names. */
function numbersOf(field: string, low: number, high: number, names: readonly string[]) {
  const valued = (text: string) => (names.includes(text) ? names.indexOf(text) : Number(text));
  const found = new Set<number>();
  for (const part of field.split(',')) {
    const [range, step] = part.split('/') as [string, string?];
    const [first, last] = range.split('-') as [string, string?];
    const from = range === '*' ? low : valued(first);
    const to = range === '*' ? high : valued(last ?? first);
    for (let value = from; value <= to; value += Number(step ?? 1)) found.add(value);
  }
  return found;
}

/** Day of month: numbers, `L` the last day, `LW` the last working day, `15W` the working day nearest. */
function dateTest(field: string): (at: Date) => boolean {
  const special = field.split(',').filter((part) => /[LW]/.test(part));
  const plain = field.split(',').filter((part) => !/[LW]/.test(part));
  const dates = plain.length > 0 ? numbersOf(plain.join(','), 1, 31, []) : new Set<number>();
  return (at) => {
    const date = at.getUTCDate();
    const last = lastDate(at);
    return dates.has(date) || special.some((part) => date === specialDate(part, at, last));
  };
}

function specialDate(part: string, at: Date, last: number): number | null {
  if (part === 'L') return last;
  const wanted = part === 'LW' ? last : Number(part.replace('W', ''));
  if (wanted > last) return null;
  const weekday = weekdayOn(at, wanted);
  // A Saturday goes back and a Sunday forward, but never out of the month.
  if (weekday === 6) return wanted > 1 ? wanted - 1 : wanted + 2;
  if (weekday === 0) return wanted < last ? wanted + 1 : wanted - 2;
  return wanted;
}

/** Weekday: numbers and names, 7 is Sunday, `5#2` the second Friday, `5#L` and `5L` the last one. */
function weekdayTest(field: string): (at: Date) => boolean {
  const tests = field.split(',').map((part) => {
    const [days, nth] = part.split(/#|(?<=\d)(?=L$)/) as [string, string?];
    const named = numbersOf(days.replace(/-SUN$/, '-7'), 0, 6, weekdays);
    return (at: Date) => {
      const isNamed = named.has(at.getUTCDay()) || (at.getUTCDay() === 0 && named.has(7));
      if (!isNamed || nth === undefined) return isNamed;
      if (nth === 'L') return at.getUTCDate() + 7 > lastDate(at);
      return Math.ceil(at.getUTCDate() / 7) === Number(nth);
    };
  });
  return (at) => tests.some((test) => test(at));
}

function lastDate(at: Date): number {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
}

function weekdayOn(at: Date, date: number): number {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), date)).getUTCDay();
}
