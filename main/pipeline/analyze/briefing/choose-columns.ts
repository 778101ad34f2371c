import { currencyCodes } from '../../../domain/report/currency-codes.ts';
import type { SnapshotPart } from '../../../domain/report/report.ts';
import type { PlanOf } from '../../../domain/run/plan.ts';
import { currencyOption } from '../../fetch/part-options.ts';
import { fileName } from '../../file-name.ts';
import {
  type Column,
  cannotAnalyze,
  columnsOf,
  guessDimensions,
  isNumber,
  isTime,
  listedColumns,
  namedColumn,
  wordsOf,
} from '../columns.ts';
import type { Query } from '../duckdb.ts';
import type { TimeColumn } from '../period.ts';
import { type Currencies, findCurrencies } from './currencies.ts';

/** The columns that a briefing reads, given by the job or guessed. */
export interface Chosen {
  readonly part: SnapshotPart;
  readonly view: string;
  readonly file: string;
  readonly time: TimeColumn;
  /** The column that is summed; null counts rows. */
  readonly measure: string | null;
  readonly unit: string;
  readonly dimensions: readonly string[];
  /** The column of the amounts' currencies, where there is one and amounts are summed. */
  readonly currencies: Currencies | null;
  /** What Almanac chose by itself, for the data notes. */
  readonly isGuessed: boolean;
}

const mostDimensions = 4;
const mostValues = 50;

/** Words in the names of columns that are worth adding up, the likeliest first. Prices are not. */
const measureWords = [
  'net revenue amount turnover sales total value sum profit cost spend gross quantity units clicks visits hours',
  'netto umsatz betrag erlös summe gesamt wert kosten brutto menge stunden',
  'montant chiffre total valeur importe ventas ingresos valor importo ricavi fatturato omzet bedrag',
].flatMap((words) => words.split(' '));
const priceWords = ['price', 'preis', 'prix', 'precio', 'prezzo', 'prijs', 'rate', 'id'];

/**
 * Picks time, measure and dimensions of the job's first source.
 * @throws RunFailure `source-changed` when a column that the job names is not there, `analysis-failed`
 * when no column holds dates
 */
export async function chooseColumns(plan: PlanOf<'briefing'>, query: Query): Promise<Chosen> {
  const part = plan.snapshot.parts[0];
  if (!part) throw cannotAnalyze('The job has no source to read.');
  const file = fileName(part.origin);
  const columns = columnsOf(part);
  const { options } = plan.analysis;

  const time = options.time ? namedColumn(options.time, part) : (columns.find(isTime) ?? null);
  if (!time) {
    throw cannotAnalyze(
      `${file} has no column whose cells could be read as dates. Its columns are ${listedColumns(columns)}. Name the column and its date format in the job.`,
    );
  }
  if (!isTime(time)) {
    throw cannotAnalyze(
      `The cells of "${time.name}" in ${file} could not be read as dates. Set the source's date format, or choose another column.`,
    );
  }
  const measure = options.measure ? namedColumn(options.measure, part) : guessMeasure(part);
  if (measure && !isNumber(measure)) {
    throw cannotAnalyze(
      `The cells of "${measure.name}" in ${file} could not be read as numbers. Set the source's decimal sign, or choose another column.`,
    );
  }
  const currencies = measure ? await findCurrencies(part.sourceId, columns, query) : null;
  const dimensions = options.dimensions
    ? options.dimensions.map((name) => namedColumn(name, part).name)
    : await guessDimensions(
        part.sourceId,
        columns.filter(({ name }) => name !== currencies?.column),
        { columns: mostDimensions, values: mostValues },
        query,
      );
  return {
    part,
    view: part.sourceId,
    file,
    time: { ...time, zone: plan.zone },
    measure: measure?.name ?? null,
    unit: measure ? (currencies?.codes[0] ?? options.unit ?? codeOf(part, measure.name)) : '',
    currencies,
    dimensions,
    isGuessed: !(options.time && options.measure && options.dimensions),
  };
}

/** The column of numbers that a briefing sums when the job names none: money before what is only called like it. */
export function guessMeasure(part: SnapshotPart): Column | null {
  const numbers = columnsOf(part).filter(
    (column) => isNumber(column) && !wordsOf(column.name).some((word) => priceWords.includes(word)),
  );
  const money = numbers.filter(({ name }) => currencyOf(part, name) !== null);
  return firstNamed(money) ?? money[0] ?? firstNamed(numbers);
}

function firstNamed(columns: readonly Column[]): Column | null {
  for (const word of measureWords) {
    const found = columns.find(({ name }) => wordsOf(name).includes(word));
    if (found) return found;
  }
  return null;
}

/** The unit that the cells themselves state. */
function codeOf(part: SnapshotPart, column: string): string {
  const currency = currencyOf(part, column) ?? '';
  return currencyCodes.includes(currency) ? currency : '';
}

/** The currency whose sign or code stands beside the amounts of a column; null where none does. */
function currencyOf(part: SnapshotPart, column: string): string | null {
  return part.options[currencyOption(column)] ?? null;
}
