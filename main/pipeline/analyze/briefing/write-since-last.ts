import type { Block } from '../../report/document.ts';
import { capitalised, cite, name, type Phrase, say } from '../../report/phrase.ts';
import { type Found, measureName } from './found.ts';
import type { Restated, SinceLast } from './since-last.ts';

/** What changed since the last report, old and new beside each other; what did not is folded. */
export function writeSinceLast(found: Found): readonly Block[] {
  const { sinceLast } = found;
  if (!sinceLast) return [];
  const changed = sinceLast.figures.filter(({ before, now }) => before.value !== now.value);
  const same = sinceLast.figures.filter(({ before, now }) => before.value === now.value);
  return [
    { kind: 'section', text: say`Since the last report` },
    { kind: 'paragraph', text: sentence(found, sinceLast) },
    ...(changed.length === 0 ? [] : [table(found, changed)]),
    ...folded(same),
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

function table(found: Found, changed: readonly Restated[]): Block {
  return {
    kind: 'table',
    head: [name(capitalised(measureName(found.chosen))), say`Last report`, say`This report`],
    rows: changed.map((figure) => [
      name(capitalised(figure.name)),
      cite(figure.before),
      cite(figure.now),
    ]),
  };
}

function folded(same: readonly Restated[]): readonly Block[] {
  if (same.length === 0) return [];
  const items = same.map((figure) => say`${name(capitalised(figure.name))}: ${cite(figure.now)}`);
  return [{ kind: 'folded', title: say`Same as last time`, items }];
}
