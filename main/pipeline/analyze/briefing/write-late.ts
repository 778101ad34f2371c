import type { Block } from '../../report/document.ts';
import { capitalised, cite, name, say } from '../../report/phrase.ts';
import { periodText } from '../find-period.ts';
import type { Chosen } from './choose-columns.ts';
import { measureName } from './found.ts';
import type { LatePeriod } from './late.ts';

/** What each earlier period was without the rows that came after its report, and is with them. */
export function writeLate(late: readonly LatePeriod[], chosen: Chosen): readonly Block[] {
  if (late.length === 0) return [];
  const figure = name(capitalised(measureName(chosen)));
  return [
    { kind: 'section', text: say`What late rows restate` },
    {
      kind: 'table',
      head: [say`Period`, say`Late rows`, say`${figure} without them`, say`${figure} now`],
      rows: late.map(({ period, rows, without, now }) => [
        periodText(period),
        ...[rows, without, now].map((fact) => cite(fact)),
      ]),
    },
  ];
}
