import type { PlanOf } from '../../../../domain/run/plan.ts';
import { counted } from '../../../report/counted.ts';
import type { Block } from '../../../report/document.ts';
import type { Written } from '../../../report/findings.ts';
import { capitalised, cite, name, type Phrase, say } from '../../../report/phrase.ts';
import { type Period, periodText } from '../../find-period.ts';
import { writeRows, writeSource } from '../../find-source.ts';
import { type Restated, writeRestatedSection } from '../../restated.ts';
import { writeOpening } from '../../write-opening.ts';
import { writeOrigin } from '../../write-origin.ts';
import type { KindCourse } from './find-kind-course.ts';
import type { LogNotes } from './find-log-notes.ts';
import type { LogColumns } from './message-sql.ts';
import type { FoundNews, News } from './prove-news.ts';

export interface LogFound extends FoundNews {
  readonly plan: PlanOf<'anomalies'>;
  readonly log: LogColumns;
  readonly window: Period;
  readonly notes: LogNotes;
  readonly course: KindCourse | null;
  readonly isQuiet: boolean;
  readonly sinceLast: readonly Restated[];
}

/** Writes what is new, bursts or is gone in a log, the most telling first, each with an example. */
export function writeLog(found: LogFound): Written {
  const { plan, notes, shown, count, course } = found;
  const headline = writeHeadline(found);
  const blocks: readonly Block[] = [
    ...writeOpening(plan, headline, found.window),
    ...writeRestatedSection(found.sinceLast, say`In this period`),
    ...(shown.length === 0
      ? []
      : ([
          { kind: 'section', text: say`What is unusual` },
          { kind: 'list', items: [...shown.map(item), ...more(found)] },
        ] as const)),
    ...(course ? chart(course) : []),
    { kind: 'section', text: say`Data notes` },
    { kind: 'list', items: writeNotes(found) },
    { kind: 'small', text: writeOrigin(plan) },
  ];
  const messages = counted(notes.messages, 'message');
  const result =
    shown.length === 0 ? say`${messages}, as usual` : say`${messages}, ${cite(count)} unusual`;
  return { headline, result: notes.messages.value === 0 ? say`no messages` : result, blocks };
}

function writeHeadline({ notes, window, log, shown, count, isQuiet }: LogFound): Phrase {
  if (notes.messages.value === 0) {
    const lead = say`No messages for ${periodText(window)}`;
    return notes.newest.value === null
      ? say`${lead}: no line of ${name(log.file)} has a time.`
      : say`${lead}: the newest of ${name(log.file)} is of ${cite(notes.newest)}.`;
  }
  if (isQuiet) {
    return notes.isYoung
      ? say`Nothing to compare with yet: ${counted(notes.messages, 'message')}, after ${cite(notes.daysBefore)} of log.`
      : say`Nothing worth telling: ${counted(notes.messages, 'message')}, of known kinds and as often as usual.`;
  }
  const [first] = shown;
  const others = Number(count.value) > 1 ? say`; with it ${cite(count)} things are unusual` : say``;
  return first ? say`${sentence(first)}${others}.` : say`${counted(notes.messages, 'message')}.`;
}

function sentence({ finding, title, count, usual, time }: News): Phrase {
  const kind = name(title);
  switch (finding) {
    case 'new':
      return say`New since ${cite(time)}: ${kind}, ${times(count)}`;
    case 'burst':
      return say`${kind} came ${times(count)} from ${cite(time)} on, usually ${cite(usual)} an hour`;
    case 'vanished':
      return count.value === 0
        ? say`${kind} did not come, usually ${cite(usual)} an hour; the last is of ${cite(time)}`
        : say`${kind} came only ${times(count)}, usually ${cite(usual)} an hour`;
  }
}

function times(count: News['count']): Phrase {
  return counted(count, 'time');
}

function item(news: News): Phrase {
  const example =
    news.example.value === null ? say`` : say` For example: ${name(String(news.example.value))}`;
  return say`${sentence(news)}.${example}`;
}

function more({ shown, count }: LogFound): readonly Phrase[] {
  return Number(count.value) > shown.length
    ? [say`These are the most telling of ${cite(count)}.`]
    : [];
}

function chart({ unit, points, summary }: KindCourse): readonly Block[] {
  return [
    { kind: 'chart', number: 1, alt: summary },
    { kind: 'part', text: say`The chart in numbers` },
    {
      kind: 'table',
      head: [name(capitalised(unit)), say`Messages`],
      rows: points.map(({ label, count }) => [name(label), cite(count)]),
    },
  ];
}

function writeNotes({ notes }: LogFound): readonly Phrase[] {
  return [
    writeRows(notes.source),
    say`Messages of this period: ${cite(notes.messages)}${notes.errors ? say`, of them errors: ${cite(notes.errors)}` : say``}.`,
    ...(notes.newest.value === null ? [] : [say`The newest message is of ${cite(notes.newest)}.`]),
    ...(notes.daysBefore.value === null
      ? []
      : [say`Almanac compares with ${cite(notes.daysBefore)} of log before this period.`]),
    ...(notes.isYoung
      ? [say`With less than three days of log before it, nothing is called unusual.`]
      : []),
    ...writeSource(notes.source),
    say`Messages that differ only in numbers, names or addresses are of one kind. A kind is told when it is new, when it comes half as often again as ever, or when it stays away at an hour at which it always came.`,
  ];
}
