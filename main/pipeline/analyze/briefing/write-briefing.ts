import type { AnalyzePlan } from '../../../domain/plan.ts';
import type { Block } from '../../report/document.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import { english } from '../../report/locale.ts';
import { capitalised, cite, join, name, type Phrase, say } from '../../report/phrase.ts';
import { type Found, measureName, periodText } from './found.ts';
import type { Movers } from './movers.ts';
import type { Series } from './series.ts';
import type { Compared } from './totals.ts';
import { writeHeadline } from './write-headline.ts';
import { writeNotes } from './write-notes.ts';

/** Bumped when equal input would give another report; a replay then names both versions. */
export const recipeVersion = 'briefing@1';

/** Writes the report in the voice of a careful colleague: the headline first, then what is behind it. */
export function writeBriefing(found: Found): {
  headline: Phrase;
  result: Phrase;
  blocks: readonly Block[];
} {
  const { plan, totals } = found;
  const headline = writeHeadline(found);
  const blocks: readonly Block[] = [
    { kind: 'title', text: name(plan.jobName) },
    { kind: 'lead', text: headline },
    { kind: 'paragraph', text: periodLine(found) },
    ...(found.series ? [...whatChanged(found), ...chart(found.series)] : []),
    ...found.movers.flatMap((movers) => moversTable(found, movers)),
    ...sinceLastReport(found),
    { kind: 'section', text: say`Data notes` },
    { kind: 'list', items: writeNotes(found) },
    { kind: 'small', text: origin(plan) },
  ];
  const rows = say`${cite(totals.rows.now)} rows`;
  const result =
    totals.rows.now.value === 0
      ? say`no rows`
      : totals.average
        ? say`${rows}, ${cite(totals.total.now)}`
        : rows;
  return { headline, result, blocks };
}

function periodLine({ plan, window, before }: Found): Phrase {
  return say`${periodText(window)}, compared with ${periodText(before)} (${name(plan.zone)} time).`;
}

function whatChanged({ chosen, totals }: Found): readonly Block[] {
  const figure = name(capitalised(measureName(chosen)));
  const items = [comparison(figure, totals.total)];
  if (totals.average) {
    items.push(comparison(say`Rows`, totals.rows));
    items.push(comparison(say`${figure} per row`, totals.average));
  }
  return [
    { kind: 'section', text: say`What changed` },
    { kind: 'list', items },
  ];
}

function comparison(label: Phrase, { now, before, change, percent }: Compared): Phrase {
  const lead = say`${label}: ${cite(now)}`;
  if (before.value === null) return say`${lead}; the period before has nothing to compare with.`;
  if (change.value === 0) return say`${lead}, unchanged.`;
  const by = percent ? say`${cite(change)}, ${cite(percent)}` : say`${cite(change)}`;
  return say`${lead}, after ${cite(before)} in the period before (${by}).`;
}

function chart(series: Series): readonly Block[] {
  const hasBefore = series.points.some((point) => point.before !== null);
  const cell = (fact: FactDraft | null) => (fact ? cite(fact) : say`–`);
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

function moversTable(found: Found, { dimension, movers }: Movers): readonly Block[] {
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
        cite(now),
        ...(hasBefore ? [cite(before), cite(change), percent ? cite(percent) : say`new`] : []),
      ]),
    },
  ];
}

function sinceLastReport({ sinceLast, chosen, totals }: Found): readonly Block[] {
  if (!sinceLast) return [];
  const figure = name(capitalised(measureName(chosen)));
  const stated = cite(sinceLast.total);
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
        : say`The last report stated ${stated} for the period before; the file now says ${cite(totals.total.before)}. Rows came late or were corrected.`;
    }
    const now = cite(totals.total.now);
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
