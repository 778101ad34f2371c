import type { SnapshotPart } from '../../../domain/report/report.ts';
import type { PlanOf } from '../../../domain/run/plan.ts';
import { rowColumn } from '../../fetch/column-names.ts';
import { fileName } from '../../file-name.ts';
import { identifier, literal } from '../../sql.ts';
import {
  type Column,
  cannotAnalyze,
  columnsOf,
  isNumber,
  isTime,
  listedColumns,
  namedColumn,
} from '../columns.ts';
import { bound, isInstant, type TimeColumn } from '../period.ts';

/** The columns of a file of prices, given by the job or guessed. */
export interface PriceColumns {
  readonly part: SnapshotPart;
  readonly view: string;
  readonly file: string;
  readonly time: TimeColumn;
  /** Null when the file is about one instrument. */
  readonly instrument: string | null;
  readonly price: string;
  readonly unit: string;
}

const instrumentWords = 'symbol ticker instrument isin wkn security stock asset name'.split(' ');
const priceWords = 'adj close|adjusted close|close|price|last|settle|nav|value'.split('|');

/**
 * Picks date, instrument and price of the job's source by their names.
 * @throws RunFailure `source-changed` when a column that the job names is not there, `analysis-failed`
 * when there are no dates or no numbers
 */
export function choosePrices({ snapshot, analysis, zone }: PlanOf<'market'>): PriceColumns {
  const part = snapshot.parts[0];
  if (!part) throw cannotAnalyze('The job has no source to read.');
  const { options } = analysis;
  const columns = columnsOf(part);
  const file = fileName(part.origin);
  const time = options.time ? namedColumn(options.time, part) : columns.find(isTime);
  const price = options.price
    ? namedColumn(options.price, part)
    : (byName(columns.filter(isNumber), priceWords) ?? columns.find(isNumber));
  const texts = columns.filter(({ type }) => type === 'VARCHAR');
  const instrument = options.instrument
    ? namedColumn(options.instrument, part)
    : (byName(texts, instrumentWords) ?? texts[0]);
  if (!time || !isTime(time)) {
    throw cannotAnalyze(
      `${file} has no column whose cells could be read as dates. Its columns are ${listedColumns(columns)}. Name the column in the job, or set the source's date format.`,
    );
  }
  if (!price || !isNumber(price)) {
    throw cannotAnalyze(
      `${file} has no column whose cells could be read as prices. Its columns are ${listedColumns(columns)}. Name the column in the job, or set the source's decimal sign.`,
    );
  }
  return {
    part,
    view: part.sourceId,
    file,
    time: { ...time, zone },
    instrument: instrument?.name ?? null,
    price: price.name,
    unit: options.unit ?? '',
  };
}

/**
 * `WITH … prices(i, d, p, n)`: a price a day for each instrument up to an instant, the last of the day;
 * `n` counts an instrument's days from the newest, which is 0.
 * @param only one instrument, or all
 */
export function pricesSql(chosen: PriceColumns, toMs: number, only?: string): string {
  const { view, time, price } = chosen;
  const row = identifier(rowColumn);
  return `WITH priced AS (SELECT ${instrumentSql(chosen)} AS i, ${daySql(chosen)} AS d, ${identifier(price)}::DOUBLE AS p FROM ${identifier(view)} WHERE ${usable(chosen, toMs, only)} QUALIFY row_number() OVER (PARTITION BY i, d ORDER BY ${identifier(time.name)} DESC, ${row} DESC) = 1), prices AS (SELECT i, d, p, row_number() OVER (PARTITION BY i ORDER BY d DESC) - 1 AS n FROM priced)`;
}

/** The SQL condition of the rows that are prices before an instant. */
export function usable(chosen: PriceColumns, toMs: number, only?: string): string {
  const { time, price } = chosen;
  const one = only === undefined ? '' : ` AND ${instrumentSql(chosen)} = ${literal(only)}`;
  return `${identifier(time.name)} < ${bound(time, toMs)} AND ${identifier(price)}::DOUBLE > 0 AND isfinite(${identifier(price)}::DOUBLE)${one}`;
}

export function instrumentSql({ instrument, price }: PriceColumns): string {
  return instrument === null
    ? literal(price)
    : `coalesce(${identifier(instrument)}::VARCHAR, '(blank)')`;
}

/** The date of a row in the job's zone. */
export function daySql({ time }: PriceColumns): string {
  const column = identifier(time.name);
  return isInstant(time) ? `timezone(${literal(time.zone)}, ${column})::DATE` : `${column}::DATE`;
}

function byName(columns: readonly Column[], words: readonly string[]): Column | undefined {
  const plain = (name: string) =>
    name
      .toLowerCase()
      .replace(/[^\p{L}]+/gu, ' ')
      .trim();
  return words
    .map((word) => columns.find(({ name }) => plain(name) === word))
    .find((column) => column !== undefined);
}
