import { counted } from '../../report/counted.ts';
import type { Block } from '../../report/document.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import type { Written } from '../../report/findings.ts';
import { capitalised, cite, name, type Phrase, say } from '../../report/phrase.ts';
import { periodText } from '../find-period.ts';
import { writeOrigin } from '../write-origin.ts';
import { type Found, measureName } from './found.ts';
import type { Mover, Movers } from './movers.ts';
import type { Series } from './series.ts';
import type { Compared } from './totals.ts';
import { writeHeadline } from './write-headline.ts';
import { writeHistory } from './write-history.ts';
import { writeLate } from './write-late.ts';
import { writeNotes } from './write-notes.ts';
import { writeSinceLast } from './write-since-last.ts';

/** Writes the report in the voice of a careful colleague: the headline first, then what is behind it. */
export function writeBriefing(found: Found): Written {
  const { plan, totals } = found;
  const headline = writeHeadline(found);
  const blocks: readonly Block[] = [
    { kind: 'title', text: name(plan.jobName) },
    { kind: 'lead', text: headline },
    { kind: 'paragraph', text: periodLine(found) },
    ...writeSinceLast(found),
    ...writeLate(found.late, found.chosen),
    ...(found.isQuiet ? quietly(found) : openly(found)),
    { kind: 'section', text: say`Data notes` },
    { kind: 'list', items: writeNotes(found) },
    { kind: 'small', text: writeOrigin(plan) },
  ];
  const rows = counted(totals.rows.now, 'row');
  const result =
    totals.rows.now.value === 0
      ? say`no rows`
      : totals.average
        ? say`${rows}, ${cite(totals.total.now)}`
        : rows;
  return { headline, result, blocks };
}

/** Nothing is worth a reader's minute: the figures are there, folded. */
function quietly(found: Found): readonly Block[] {
  const history = writeHistory(found).flatMap((block) =>
    block.kind === 'list' ? block.items : [],
  );
  const items = [...changes(found), ...history];
  return [{ kind: 'folded', title: say`The figures behind it`, items }];
}

function openly(found: Found): readonly Block[] {
  return [
    ...(found.totals.rows.now.value === 0 ? [] : whatChanged(found)),
    ...(found.series ? chart(found.series) : []),
    ...currencyTable(found),
    ...found.movers.flatMap((movers) => moversTable(found, movers)),
    ...writeHistory(found),
  ];
}

function periodLine({ plan, window, before }: Found): Phrase {
  return say`${periodText(window)}, compared with ${periodText(before)} (${name(plan.zone)} time).`;
}

function whatChanged(found: Found): readonly Block[] {
  return [
    { kind: 'section', text: say`What changed` },
    { kind: 'list', items: changes(found) },
  ];
}

function changes({ chosen, totals }: Found): readonly Phrase[] {
  const figure = name(capitalised(measureName(chosen)));
  const items = [comparison(figure, totals.total)];
  if (totals.average) {
    items.push(comparison(say`Rows`, totals.rows));
    items.push(comparison(say`${figure} per row`, totals.average));
  }
  return items;
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

/** Amounts of different currencies are never added: each stands in a column of its own. */
function currencyTable({ byCurrency, chosen }: Found): readonly Block[] {
  if (byCurrency.length === 0) return [];
  const row = (label: Phrase, cell: (total: Compared) => Phrase) => [
    label,
    ...byCurrency.map(({ total }) => cell(total)),
  ];
  return [
    {
      kind: 'section',
      text: say`By ${name((chosen.currencies?.column ?? '').replace(/_+/g, ' '))}`,
    },
    {
      kind: 'table',
      head: [say`Period`, ...byCurrency.map(({ code }) => name(code))],
      rows: [
        row(say`This period`, ({ now }) => cite(now)),
        row(say`Period before`, ({ before }) => cite(before)),
        row(say`Change`, ({ change }) => cite(change)),
        row(say`In percent`, ({ percent }) => (percent ? cite(percent) : say`–`)),
      ],
    },
  ];
}

function moversTable(found: Found, { dimension, movers, others }: Movers): readonly Block[] {
  const hasBefore = found.totals.rows.before.value !== 0;
  const hasShare = hasBefore && found.totals.total.change.value !== 0;
  const figure = name(capitalised(measureName(found.chosen)));
  const head = [name(capitalised(dimension.replace(/_+/g, ' '))), figure];
  const rowOf = (label: Phrase, { compared: { now, before, change, percent }, share }: Mover) => [
    label,
    cite(now),
    ...(hasBefore
      ? [cite(before), cite(change), percent ? cite(percent) : now.value === 0 ? say`–` : say`new`]
      : []),
    ...(hasShare ? [share ? cite(share) : say`–`] : []),
  ];
  return [
    { kind: 'section', text: say`By ${name(dimension.replace(/_+/g, ' '))}` },
    {
      kind: 'table',
      head: [
        ...head,
        ...(hasBefore ? [say`Before`, say`Change`, say`In percent`] : []),
        ...(hasShare ? [say`Of the change`] : []),
      ],
      rows: [
        ...movers.map((mover) => rowOf(name(mover.name), mover)),
        ...(others ? [rowOf(say`All others`, others)] : []),
      ],
    },
  ];
}
