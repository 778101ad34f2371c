import type { ChartSpec } from '../../../domain/report/chart.ts';
import type { PlanOf } from '../../../domain/run/plan.ts';
import { counted } from '../../report/counted.ts';
import type { Block } from '../../report/document.ts';
import type { Written } from '../../report/findings.ts';
import { capitalised, cite, join, name, type Phrase, say } from '../../report/phrase.ts';
import type { Period } from '../find-period.ts';
import { type SourceFacts, writeRows, writeSource } from '../find-source.ts';
import { type Restated, writeRestatedSection } from '../restated.ts';
import { writeOpening } from '../write-opening.ts';
import { writeOrigin } from '../write-origin.ts';
import type { Grid, Shown } from './find-blocks.ts';

export interface CustomFound {
  readonly plan: PlanOf<'custom'>;
  readonly window: Period;
  readonly shown: readonly Shown[];
  readonly restated: readonly Restated[];
  readonly sources: readonly SourceFacts[];
}

const mostInResult = 3;

export function writeCustom(found: CustomFound): Written {
  const { plan, window, shown, restated, sources } = found;
  const headline = writeHeadline(shown, restated);
  let charts = 0;
  const body = shown.flatMap((one): readonly Block[] => {
    if ('fact' in one) {
      return [
        { kind: 'paragraph', text: say`${name(capitalised(one.block.title))}: ${cite(one.fact)}.` },
      ];
    }
    if (one.block.show === 'chart' && one.rows.length > 0) charts += 1;
    return writeGrid(one, charts);
  });
  return {
    headline,
    result: join(shown.slice(0, mostInResult).map(inShort), ', '),
    blocks: [
      ...writeOpening(plan, headline, window),
      ...writeRestatedSection(restated, say`Figure`),
      ...body,
      { kind: 'section', text: say`Data notes` },
      {
        kind: 'list',
        items: [
          ...sources.flatMap((source) => [writeRows(source), ...writeSource(source)]),
          say`The figures are the job’s own SQL; a click on one shows it.`,
        ],
      },
      { kind: 'small', text: writeOrigin(plan) },
    ],
  };
}

/** The first block in a sentence: "Open orders: 41, after 38 in the last report." */
function writeHeadline([first]: readonly Shown[], restated: readonly Restated[]): Phrase {
  if (!first) return say`There is nothing to show.`;
  const title = name(capitalised(first.block.title));
  if (!('fact' in first)) return say`${title}: ${counted(first.total, 'row')}.`;
  const before = restated.find(({ now }) => now === first.fact)?.before;
  if (!before) return say`${title}: ${cite(first.fact)}.`;
  return before.value === first.fact.value
    ? say`${title}: ${cite(first.fact)}, as in the last report.`
    : say`${title}: ${cite(first.fact)}, after ${cite(before)} in the last report.`;
}

function inShort(one: Shown): Phrase {
  const title = name(one.block.title);
  return 'fact' in one
    ? say`${title} ${cite(one.fact)}`
    : say`${title} ${counted(one.total, 'row')}`;
}

function writeGrid(grid: Grid, number: number): readonly Block[] {
  const { block, columns, rows, total } = grid;
  const title: Block = { kind: 'section', text: name(capitalised(block.title)) };
  if (rows.length === 0) return [title, { kind: 'paragraph', text: say`No row.` }];
  const chart: readonly Block[] =
    block.show === 'chart' ? [{ kind: 'chart', number, alt: summaryOf(grid) }] : [];
  const isCut = rows.length < Number(total.value);
  return [
    title,
    ...chart,
    {
      kind: 'table',
      head: columns.map((column) => name(capitalised(column.replace(/_+/g, ' ')))),
      rows: rows.map((row) =>
        row.map((cell) =>
          cell === null ? say`–` : typeof cell === 'string' ? name(cell) : cite(cell),
        ),
      ),
    },
    ...(isCut
      ? [{ kind: 'paragraph' as const, text: say`The first of ${cite(total)} rows.` }]
      : []),
  ];
}

function summaryOf({ block }: Grid): Phrase {
  return say`Chart of ${name(block.title)}. A table below it has the numbers.`;
}

export function chartOf(one: Shown): ChartSpec | null {
  if ('fact' in one || one.block.show !== 'chart' || one.rows.length === 0) return null;
  const [axis = '', ...series] = one.columns;
  return {
    kind: one.block.type,
    title: one.block.title,
    summary: summaryOf(one).plain,
    xLabel: axis,
    yLabel: series.length === 1 ? (series[0] ?? '') : '',
    x: one.rows.map(([cell]) => (typeof cell === 'string' ? cell : (cell?.text ?? '–'))),
    series: series.map((column, at) => ({
      name: column,
      values: one.rows.map((row) => {
        const cell = row[at + 1];
        return cell !== null && typeof cell === 'object' ? Number(cell.value) : null;
      }),
    })),
  };
}
