import type { ChartSpec } from '../../../domain/report/chart.ts';
import { counted } from '../../report/counted.ts';
import type { Block } from '../../report/document.ts';
import type { Written } from '../../report/findings.ts';
import { cite, name, type Phrase, say, size } from '../../report/phrase.ts';
import { periodText } from '../find-period.ts';
import { writeOrigin } from '../write-origin.ts';
import type { Point } from './find-losses.ts';
import type { ChurnFound } from './found.ts';
import { writeDrivers, writeGroupings } from './write-groups.ts';
import { writeNotes } from './write-notes.ts';
import { writeLookBack, writePrediction, writeRisks } from './write-risks.ts';

/** Writes the report: the headline, what became of the last list, who is at risk, and why. */
export function writeChurn(found: ChurnFound): Written {
  const { plan, risks, notes } = found;
  const headline = writeHeadline(found);
  const result = say`${counted(risks.active, 'customer')}, ${cite(risks.atRisk)} at risk`;
  const blocks: readonly Block[] = [
    { kind: 'title', text: name(plan.jobName) },
    { kind: 'lead', text: headline },
    {
      kind: 'paragraph',
      text: say`${periodText(found.window)}, compared with ${periodText(found.before)} (${name(plan.zone)} time). A customer without activity for ${cite(notes.limit)} is lost.`,
    },
    ...writeLookBack(found),
    ...writeRisks(found),
    ...writeDrivers(found),
    ...courseBlocks(found.course),
    ...writeGroupings(found),
    ...writePrediction(found),
    { kind: 'section', text: say`Data notes` },
    { kind: 'list', items: writeNotes(found) },
    { kind: 'small', text: writeOrigin(plan) },
  ];
  return { headline, result, blocks };
}

/** "7 of 1,010 active customers were lost (0.7 %), after 4 in the period before; 31 more are at risk." */
function writeHeadline({ now, past, risks, window }: ChurnFound): Phrase {
  if (now.rate === null && risks.active.value === 0) {
    return say`No customer was active up to ${cite(window.to)}.`;
  }
  const risk =
    risks.atRisk.value === 0
      ? say`nobody else is at risk`
      : risks.atRisk.value === 1
        ? say`${cite(risks.atRisk)} more is at risk`
        : say`${cite(risks.atRisk)} more are at risk`;
  if (now.rate === null) {
    return say`${counted(risks.active, 'customer is', 'customers are')} active, none was when this period began; ${risk}.`;
  }
  const were = now.lost.value === 1 ? say`was` : say`were`;
  const lead =
    now.lost.value === 0
      ? say`None of ${counted(now.base, 'active customer')} was lost`
      : say`${cite(now.lost)} of ${counted(now.base, 'active customer')} ${were} lost (${size(now.rate)})`;
  const before = past.rate === null ? say`` : say`, after ${cite(past.lost)} in the period before`;
  return say`${lead}${before}; ${risk}.`;
}

const summary = say`Chart of the customers lost in each period. A table below it has the numbers.`;
const fewestForChart = 3;

export function courseChart(course: readonly Point[]): readonly ChartSpec[] {
  if (course.length < fewestForChart) return [];
  return [
    {
      kind: 'bar',
      title: 'Customers lost by period',
      summary: summary.plain,
      xLabel: 'period',
      yLabel: 'Customers lost',
      x: course.map(({ label }) => label),
      series: [{ name: 'Lost', values: course.map(({ lost }) => Number(lost.value)) }],
    },
  ];
}

function courseBlocks(course: readonly Point[]): readonly Block[] {
  if (course.length < fewestForChart) return [];
  return [
    { kind: 'section', text: say`Losses by period` },
    { kind: 'chart', number: 1, alt: summary },
    {
      kind: 'table',
      head: [say`Period`, say`Lost`],
      rows: course.map(({ label, lost }) => [name(label), cite(lost)]),
    },
  ];
}
