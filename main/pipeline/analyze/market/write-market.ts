import type { ChartSpec } from '../../../domain/report/chart.ts';
import type { PlanOf } from '../../../domain/run/plan.ts';
import { counted } from '../../report/counted.ts';
import type { Block } from '../../report/document.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import type { Written } from '../../report/findings.ts';
import { capitalised, cite, join, name, type Phrase, say, size } from '../../report/phrase.ts';
import { type Period, periodText } from '../find-period.ts';
import { writeRows, writeSource } from '../find-source.ts';
import { writeOpening } from '../write-opening.ts';
import { writeOrigin } from '../write-origin.ts';
import type { PriceColumns } from './choose-prices.ts';
import type { FoundInstruments } from './find-instruments.ts';
import type { MarketNotes } from './find-notes.ts';
import type { Instrument } from './prove-instrument.ts';
import { type MarketSinceLast, writeMarketSinceLast } from './since-last.ts';

export interface MarketFound extends FoundInstruments {
  readonly plan: PlanOf<'market'>;
  readonly chosen: PriceColumns;
  readonly window: Period;
  readonly notes: MarketNotes;
  readonly sinceLast: MarketSinceLast;
  /** No day of the window has a price. */
  readonly isClosed: boolean;
  readonly isQuiet: boolean;
  readonly chart: { readonly spec: ChartSpec; readonly summary: Phrase } | null;
}

/** Writes what the prices did: the movers first, then each instrument beside its own past. */
export function writeMarket(found: MarketFound): Written {
  const { plan, notes, isClosed, chart } = found;
  const headline = writeHeadline(found);
  const blocks: readonly Block[] = [
    ...writeOpening(plan, headline, found.window),
    ...(isClosed ? [] : writeMarketSinceLast(found.sinceLast, found.chosen.instrument)),
    ...(isClosed ? [] : figures(found)),
    ...(chart ? [{ kind: 'chart' as const, number: 1, alt: chart.summary }] : []),
    { kind: 'section', text: say`Data notes` },
    { kind: 'list', items: writeNotes(found) },
    { kind: 'small', text: writeOrigin(plan) },
  ];
  const [first] = found.instruments;
  const move =
    first && first.day.value !== null ? say`, ${name(first.name)} ${cite(first.day)}` : say``;
  const result = isClosed
    ? say`no prices`
    : say`${counted(notes.instruments, 'instrument')}${move}`;
  return { headline, result, blocks };
}

function writeHeadline(found: MarketFound): Phrase {
  const { notes, instruments, window, chosen, isClosed, isQuiet } = found;
  if (isClosed) {
    const lead = say`No prices for ${periodText(window)}`;
    if (notes.newest.value === null)
      return say`${lead}: ${name(chosen.file)} has none before its end.`;
    return notes.reachesBeyond
      ? say`${lead}: no trading day. The last prices before are of ${cite(notes.newest)}.`
      : say`${lead}: the newest price of ${name(chosen.file)} is of ${cite(notes.newest)}.`;
  }
  const moved = instruments.filter(({ day }) => typeof day.value === 'number');
  const [first] = moved;
  if (!first)
    return say`Each instrument has its first price in this period, so none has a change yet.`;
  if (isQuiet) {
    return say`Nothing worth telling: no price moved more than twice its usual step; ${name(first.name)} moved most, ${cite(first.day)}.`;
  }
  const up = moved.filter(({ day }) => Number(day.value) > 0);
  const down = moved.filter(({ day }) => Number(day.value) < 0);
  const parts = [
    ...(up[0] ? [say`${name(up[0].name)} rose ${size(up[0].day)} to ${cite(up[0].last)}`] : []),
    ...(down[0]
      ? [say`${name(down[0].name)} fell ${size(down[0].day)} to ${cite(down[0].last)}`]
      : []),
  ];
  if (parts.length === 0) return say`No price has changed.`;
  if (moved.length === 1) return say`${join(parts, '; ')}.`;
  const most = parts.length > 1 ? say`the largest moves` : say`the largest move`;
  return say`${join(parts, '; ')}, ${most}.`;
}

function figures({ instruments, hasMore, chosen }: MarketFound): readonly Block[] {
  const cell = (fact: FactDraft) => (fact.value === null ? say`–` : cite(fact));
  const row = (one: Instrument) => [
    name(one.name),
    ...[one.last, one.day, one.week, one.month, one.year, one.step, one.drawdown].map(cell),
  ];
  const unusual = instruments.filter(isUnusual);
  return [
    { kind: 'section', text: say`Movers` },
    {
      kind: 'table',
      head: [
        name(capitalised(chosen.instrument ?? 'instrument')),
        say`Last`,
        say`Day`,
        say`Week`,
        say`Month to date`,
        say`Year to date`,
        say`Usual step`,
        say`Below peak`,
      ],
      rows: instruments.map(row),
    },
    ...(hasMore
      ? [
          {
            kind: 'paragraph' as const,
            text: say`The table holds the largest moves; there are more instruments.`,
          },
        ]
      : []),
    ...(unusual.length === 0
      ? []
      : [{ kind: 'list' as const, items: unusual.map(unusualSentence) }]),
    {
      kind: 'folded',
      title: say`What the columns say`,
      items: [
        say`Day: against the price before. Week: against the last price a week earlier. Month and year to date: against the last price of the month and of the year before.`,
        say`Usual step: the standard deviation of the last sixty daily log returns. Below peak: the last price against the highest of the last sixty.`,
        say`These are figures and no advice.`,
      ],
    },
  ];
}

/** A move of more than twice the usual step: one day in twenty, were returns normal. */
function isUnusual({ day, step }: Instrument): boolean {
  if (typeof day.value !== 'number' || typeof step.value !== 'number') return false;
  return Math.abs(day.value) > 2 * step.value;
}

function unusualSentence({ name: instrument, day, step, date }: Instrument): Phrase {
  return say`${name(instrument)} moved ${cite(day)} on ${cite(date)}, more than twice its usual step of ${cite(step)}.`;
}

function writeNotes({ notes, plan, chosen }: MarketFound): readonly Phrase[] {
  const has = (fact: FactDraft | null) => Number(fact?.value ?? 0) > 0;
  const { time, instrument, price } = plan.analysis.options;
  const guessed = [
    ...(time ? [] : [say`${name(chosen.time.name)} as the date`]),
    ...(instrument || chosen.instrument === null
      ? []
      : [say`${name(chosen.instrument)} as the instrument`]),
    ...(price ? [] : [say`${name(chosen.price)} as the price`]),
  ];
  return [
    writeRows(notes.source),
    ...(notes.newest.value === null ? [] : [say`The newest price is of ${cite(notes.newest)}.`]),
    ...(has(notes.stale)
      ? [say`Instruments whose last price is older than that: ${cite(notes.stale)}.`]
      : []),
    ...(has(notes.gaps)
      ? [
          say`Prices missing on trading days of the last sixty: ${cite(notes.gaps)}. A return over such a gap covers more than a day.`,
        ]
      : []),
    ...(notes.closed && has(notes.closed)
      ? [say`Weekdays without any price in that time: ${cite(notes.closed)}. They may be holidays.`]
      : []),
    ...(has(notes.unusable)
      ? [say`Rows without a price above zero: ${cite(notes.unusable)}. They are left out.`]
      : []),
    ...writeSource(notes.source),
    ...(guessed.length === 0
      ? []
      : [say`Almanac chose ${join(guessed, '; ')}. The job can name others.`]),
  ];
}
