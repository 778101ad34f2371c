import type { Block } from '../../report/document.ts';
import { capitalised, cite, name, type Phrase, say } from '../../report/phrase.ts';
import { writeRestated } from '../restated.ts';
import { type Found, measureName } from './found.ts';
import type { SinceLast } from './since-last.ts';

/** What changed since the last report, old and new beside each other; what did not is folded. */
export function writeSinceLast(found: Found): readonly Block[] {
  const { sinceLast } = found;
  if (!sinceLast) return [];
  return [
    { kind: 'section', text: say`Since the last report` },
    { kind: 'paragraph', text: sentence(found, sinceLast) },
    ...writeRestated(sinceLast.figures, name(capitalised(measureName(found.chosen)))),
  ];
}

function sentence({ chosen, totals }: Found, { period, isSame, total }: SinceLast): Phrase {
  const stated = cite(total);
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
  const figure = name(capitalised(measureName(chosen)));
  return isSame
    ? say`${figure} is the same as in the last report, ${stated}.`
    : say`${figure} is ${now}; the last report, about another period, stated ${stated}.`;
}
