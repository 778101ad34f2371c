import type { AnalyzePlan } from '../../../domain/plan.ts';
import type { Block } from '../../report/document.ts';
import type { FactDraft, FactNumbers } from '../../report/fact-numbers.ts';
import { english } from '../../report/locale.ts';
import { capitalised, join, name, type Phrase, say } from '../../report/phrase.ts';
import { type Found, measureName, periodText } from './found.ts';
import type { Movers } from './movers.ts';
import type { Series } from './series.ts';
import type { Compared } from './totals.ts';
import { writeHeadline } from './write-headline.ts';
import { writeNotes } from './write-notes.ts';

/** Bumped when equal input would give another report; a replay then names both versions. */
export const recipeVersion = 'briefing@1';

/** Writes the report in the voice of a careful colleague: the headline first, then what is behind it. */
export function writeBriefing(
  found: Found,
  numbers: FactNumbers,
): { headline: Phrase; result: Phrase; blocks: readonly Block[] } {
  const { plan, totals } = found;
  const headline = writeHeadline(found, numbers);
  const blocks: readonly Block[] = [
    { kind: 'title', text: name(plan.jobName) },
    { kind: 'lead', text: headline },
    { kind: 'paragraph', text: periodLine(found, numbers) },
    ...(found.series ? [...whatChanged(found, numbers), ...chart(found.series, numbers)] : []),
    ...found.movers.flatMap((movers) => moversTable(found, movers, numbers)),
    ...sinceLastReport(found, numbers),
    { kind: 'section', text: say`Data notes` },
    { kind: 'list', items: writeNotes(found, numbers) },
    { kind: 'small', text: origin(plan) },
  ];
  const rows = say`${numbers.cite(totals.rows.now)} rows`;
  const result =
    totals.rows.now.value === 0
      ? say`no rows`
      : totals.average
        ? say`${rows}, ${numbers.cite(totals.total.now)}`
        : rows;
  return { headline, result, blocks };
}

function periodLine({ plan, window, before }: Found, numbers: FactNumbers): Phrase {
  return say`${periodText(window, numbers)}, compared with ${periodText(before, numbers)} (${name(plan.zone)} time).`;
}

function whatChanged({ chosen, totals }: Found, numbers: FactNumbers): readonly Block[] {
  const figure = name(capitalised(measureName(chosen)));
  const items = [comparison(figure, totals.total, numbers)];
  if (totals.average) {
    items.push(comparison(say`Rows`, totals.rows, numbers));
    items.push(comparison(say`${figure} per row`, totals.average, numbers));
  }
  return [
    { kind: 'section', text: say`What changed` },
    { kind: 'list', items },
  ];
}

function comparison(
  label: Phrase,
  { now, before, change, percent }: Compared,
  numbers: FactNumbers,
): Phrase {
  const lead = say`${label}: ${numbers.cite(now)}`;
  if (before.value === null) return say`${lead}; the period before has nothing to compare with.`;
  if (change.value === 0) return say`${lead}, unchanged.`;
  const by = percent
    ? say`${numbers.cite(change)}, ${numbers.cite(percent)}`
    : say`${numbers.cite(change)}`;
  return say`${lead}, after ${numbers.cite(before)} in the period before (${by}).`;
}

function chart(series: Series, numbers: FactNumbers): readonly Block[] {
  const hasBefore = series.points.some((point) => point.before !== null);
  const cell = (fact: FactDraft | null) => (fact ? numbers.cite(fact) : say`–`);
  const unit = name(capitalised(series.unit));
  return [
    { kind: 'chart', number: 1, alt: series.summary },
    { kind: 'part', text: say`The chart in numbers` },
    {
      kind: 'table',
      head: hasBefore ? [unit, say`This period`, say`Period before`] : [unit, say`This period`],
      rows: series.points.map((point) => [
        name(point.label),
        cell(point.now),
        ...(hasBefore ? [cell(point.before)] : []),
      ]),
    },
  ];
}

function moversTable(
  found: Found,
  { dimension, movers }: Movers,
  numbers: FactNumbers,
): readonly Block[] {
  const hasBefore = found.totals.rows.before.value !== 0;
  const figure = name(capitalised(measureName(found.chosen)));
  const head = [name(capitalised(dimension.replace(/_+/g, ' '))), figure];
  return [
    { kind: 'section', text: say`By ${name(dimension.replace(/_+/g, ' '))}` },
    {
      kind: 'table',
      head: hasBefore ? [...head, say`Before`, say`Change`, say`In percent`] : head,
      rows: movers.map(({ name: value, compared: { now, before, change, percent } }) => [
        name(value),
        numbers.cite(now),
        ...(hasBefore
          ? [numbers.cite(before), numbers.cite(change), percent ? numbers.cite(percent) : say`new`]
          : []),
      ]),
    },
  ];
}

function sinceLastReport(
  { sinceLast, chosen, totals }: Found,
  numbers: FactNumbers,
): readonly Block[] {
  if (!sinceLast) return [];
  const figure = name(capitalised(measureName(chosen)));
  const stated = numbers.cite(sinceLast.total);
  return [
    { kind: 'section', text: say`Since the last report` },
    { kind: 'paragraph', text: sentence() },
  ];

  function sentence(): Phrase {
    if (!sinceLast) return say``;
    const { period, isSame } = sinceLast;
    if (period === 'before') {
      return isSame
        ? say`The last report stated ${stated} for the period before, and the file still says so.`
        : say`The last report stated ${stated} for the period before; the file now says ${numbers.cite(totals.total.before)}. Rows came late or were corrected.`;
    }
    const now = numbers.cite(totals.total.now);
    if (period === 'window') {
      return isSame
        ? say`Same as last time: the report before this one was about this period too and stated ${stated}.`
        : say`The last report was about this period too and stated ${stated}; the file now says ${now}. Rows came late or were corrected.`;
    }
    return isSame
      ? say`${figure} is the same as in the last report, ${stated}.`
      : say`${figure} is ${now}; the last report, about another period, stated ${stated}.`;
  }
}

function origin(plan: AnalyzePlan): Phrase {
  const parts = [
    plan.slot === null ? say`Asked for by hand` : say`Slot ${name(plan.slot)}`,
    say`window ${name(plan.window.key)}`,
    say`recipe ${name(recipeVersion)}`,
    say`language ${name(english.name)}`,
    say`snapshot ${name(plan.snapshot.hash.slice(0, 12))}`,
  ];
  return join(parts, ' · ');
}
