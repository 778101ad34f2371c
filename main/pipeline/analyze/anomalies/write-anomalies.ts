import type { PlanOf } from '../../../domain/run/plan.ts';
import { counted } from '../../report/counted.ts';
import type { Block } from '../../report/document.ts';
import type { Written } from '../../report/findings.ts';
import { capitalised, cite, name, type Phrase, say } from '../../report/phrase.ts';
import { type Period, periodText } from '../find-period.ts';
import { writeRows, writeSource } from '../find-source.ts';
import { type Restated, writeRestatedSection } from '../restated.ts';
import { writeOpening } from '../write-opening.ts';
import { writeOrigin } from '../write-origin.ts';
import { type SeriesColumns, seriesName } from './choose-series.ts';
import type { Anomaly, FoundAnomalies } from './find-anomalies.ts';
import type { Course } from './find-course.ts';
import type { SeriesNotes } from './find-notes.ts';

export interface Found extends FoundAnomalies {
  readonly plan: PlanOf<'anomalies'>;
  readonly chosen: SeriesColumns;
  readonly window: Period;
  readonly notes: SeriesNotes;
  readonly course: Course | null;
  readonly isQuiet: boolean;
  readonly sinceLast: readonly Restated[];
}

const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** Writes what was unlike before, the strangest first, each with what was expected and the reason. */
export function writeAnomalies(found: Found): Written {
  const { plan, notes, shown, count, course } = found;
  const headline = writeHeadline(found);
  const blocks: readonly Block[] = [
    ...writeOpening(plan, headline, found.window),
    ...writeRestatedSection(found.sinceLast, say`In this period`),
    ...(shown.length === 0 ? [] : list(found)),
    ...(course ? chart(course) : []),
    { kind: 'section', text: say`Data notes` },
    { kind: 'list', items: writeNotes(found) },
    { kind: 'small', text: writeOrigin(plan) },
  ];
  const values = counted(notes.values, 'value');
  const result =
    notes.values.value === 0
      ? say`no values`
      : shown.length === 0
        ? say`${values}, all as usual`
        : say`${values}, ${cite(count)} unlike before`;
  return { headline, result, blocks };
}

function writeHeadline(found: Found): Phrase {
  const { notes, chosen, window, shown, count } = found;
  const series = name(capitalised(seriesName(chosen)));
  const [strangest] = shown;
  if (notes.values.value === 0) {
    const lead = say`No values of ${name(seriesName(chosen))} for ${periodText(window)}`;
    return notes.newest.value === null
      ? say`${lead}: no row of ${name(chosen.file)} has a time.`
      : say`${lead}: the newest row of ${name(chosen.file)} is of ${cite(notes.newest)}.`;
  }
  if (!strangest) return say`Nothing worth telling: ${series} is as usual.`;
  const of = strangest.group === null ? say`` : say` of ${name(strangest.group)}`;
  const usual = strangest.expected
    ? say`, usually ${cite(strangest.expected.low)} to ${cite(strangest.expected.high)} at this hour`
    : say``;
  const others =
    count.value === 1
      ? say``
      : say`; with it ${cite(count)} values of this period are unlike before`;
  return say`${series}${of} was ${cite(strangest.value)} on ${cite(strangest.time)}${usual}${others}.`;
}

function list(found: Found): readonly Block[] {
  const { shown, count } = found;
  const more =
    Number(count.value) > shown.length
      ? [say`These are the strangest of ${cite(count)}; one incident is told once.`]
      : [];
  return [
    { kind: 'section', text: say`What was unlike before` },
    { kind: 'list', items: [...shown.map((anomaly) => item(found, anomaly)), ...more] },
  ];
}

function item({ chosen }: Found, anomaly: Anomaly): Phrase {
  const { time, value, expected, score, group } = anomaly;
  const of = group === null ? say`` : say`${name(group)}, `;
  const usual = expected
    ? say`, usually ${cite(expected.low)} to ${cite(expected.high)}, in the middle ${cite(expected.usual)}`
    : say``;
  return say`${of}${cite(time)}: ${name(seriesName(chosen))} was ${cite(value)}${usual}. ${reason(anomaly)} (score ${cite(score)}).`;
}

/** Why a person would call it strange. */
function reason({ record, verdict, point, value, expected }: Anomaly): Phrase {
  if (record) return say`It is the ${name(record)} value so far`;
  const weekday = name(weekdays[new Date(point.wallMs).getUTCDay()] ?? '');
  const at = verdict.view === 'weekday' ? say`at this hour on a ${weekday}` : say`at this hour`;
  const [low, high] = [expected?.low.value, expected?.high.value].map(Number);
  const number = Number(value.value);
  if (expected && number > (high ?? 0)) return say`It is unusually high ${at}`;
  if (expected && number < (low ?? 0)) return say`It is unusually low ${at}`;
  return say`No earlier value lies near it`;
}

function chart({ unit, points, summary }: Course): readonly Block[] {
  return [
    { kind: 'chart', number: 1, alt: summary },
    { kind: 'part', text: say`The chart in numbers` },
    {
      kind: 'table',
      head: [name(capitalised(unit)), say`Highest`, say`Lowest`],
      rows: points.map(({ label, highest, lowest }) => [name(label), cite(highest), cite(lowest)]),
    },
  ];
}

function writeNotes({ chosen, notes, plan, isYoung }: Found): readonly Phrase[] {
  const { time, value } = plan.analysis.options;
  const guessed = [
    ...(time ? [] : [say`${name(chosen.time.name)} as the time`]),
    ...(value ? [] : [say`${name(chosen.value)} as the value`]),
  ];
  return [
    writeRows(notes.source),
    ...(notes.newest.value === null ? [] : [say`The newest row is of ${cite(notes.newest)}.`]),
    ...(Number(notes.missing.value) > 0
      ? [
          say`Rows of this period without a readable ${name(seriesName(chosen))}: ${cite(notes.missing)}. They are not judged.`,
        ]
      : []),
    ...(notes.gap
      ? [say`From ${cite(notes.gap.from)} no row came for ${cite(notes.gap.minutes)}.`]
      : []),
    ...(isYoung
      ? [say`There are few values before this period, so that little can be called strange yet.`]
      : []),
    ...writeSource(notes.source),
    ...guessed.map((guess) => say`Almanac chose ${guess}. The job can name another.`),
    say`Each value is judged by earlier ones alone: is any near it, at all, at this hour, and at this hour of the week. One incident raises one alarm.`,
  ];
}
