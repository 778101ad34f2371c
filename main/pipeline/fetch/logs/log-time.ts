const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const dayMs = 86_400_000;

/** A time at the start of a text, and what comes after it. */
export interface LeadingTime {
  readonly time: string;
  readonly rest: string;
}

const clock = '(\\d{2}:\\d{2}:\\d{2})(?:[.,](\\d{1,9}))?';
const offset = '\\s?(Z|UTC|GMT|[-+]\\d{2}:?\\d{2})?';
const isoLike = new RegExp(`^\\[?(\\d{4})[-/](\\d{2})[-/](\\d{2})[T ]${clock}${offset}\\]?`);
const ofRequests = new RegExp(`^\\[?(\\d{2})/([A-Za-z]{3})/(\\d{4})[: ]${clock}${offset}\\]?`);
const withoutYear = new RegExp(`^([A-Z][a-z]{2}) ([ \\d]\\d) ${clock}`);
const seconds = /^\[?(\d{10})(?:\.(\d{1,6}))?\]?(?=\s)/;

/**
 * Reads the time that a line begins with: ISO 8601 and its cousins, that of web servers, that of syslog
 * (RFC 3164), seconds since 1970.
 * @param writtenAtMs when the file was last written: it tells the year of a time that has none
 */
export function leadingTime(text: string, writtenAtMs: number): LeadingTime | null {
  const iso = isoLike.exec(text);
  if (iso) {
    const [all, year, month, day, time, fraction, zone] = iso;
    return {
      time: joined(`${year}-${month}-${day}`, time, fraction, zone),
      rest: after(text, all),
    };
  }
  const request = ofRequests.exec(text);
  if (request) {
    const [all, day, month = '', year, time, fraction, zone] = request;
    const date = `${year}-${monthNumber(month)}-${day}`;
    return { time: joined(date, time, fraction, zone), rest: after(text, all) };
  }
  const bare = withoutYear.exec(text);
  if (bare) {
    const [all, month = '', day = '', time, fraction] = bare;
    const date = `${monthNumber(month)}-${day.trim().padStart(2, '0')}`;
    return { time: joined(datedBefore(date, writtenAtMs), time, fraction), rest: after(text, all) };
  }
  const epoch = seconds.exec(text);
  if (!epoch) return null;
  const [all, whole, fraction = '0'] = epoch;
  return { time: instant(Number(`${whole}.${fraction}`) * 1000), rest: after(text, all) };
}

/** An instant as a log's column holds it. */
export function instant(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 23).replace('T', ' ')}+00:00`;
}

function joined(date: string, time = '', fraction?: string, zone?: string): string {
  const part = fraction ? `.${fraction.slice(0, 6)}` : '';
  const away =
    zone === undefined ? '' : /^[ZUG]/.test(zone) ? '+00:00' : zone.replace(/^(.{3})(\d)/, '$1:$2');
  return `${date} ${time}${part}${away}`;
}

function after(text: string, found: string): string {
  return text.slice(found.length).trimStart();
}

function monthNumber(name: string): string {
  return String(months.indexOf(name.toLowerCase()) + 1).padStart(2, '0');
}

/** The last such day that was not after the file was written; a day of grace for other zones. */
function datedBefore(monthAndDay: string, writtenAtMs: number): string {
  const year = new Date(writtenAtMs).getUTCFullYear();
  const years = [year + 1, year, year - 1, year - 2, year - 3, year - 4];
  const found = years.find((candidate) => {
    const ms = Date.parse(`${candidate}-${monthAndDay}T00:00:00Z`);
    const isThere = !Number.isNaN(ms) && new Date(ms).toISOString().slice(5, 10) === monthAndDay;
    return isThere && ms <= writtenAtMs + dayMs;
  });
  return `${found ?? year}-${monthAndDay}`;
}
