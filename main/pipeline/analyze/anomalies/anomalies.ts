import type { PlanOf } from '../../../domain/run/plan.ts';
import { fileName } from '../../file-name.ts';
import type { Findings } from '../../report/findings.ts';
import type { Query } from '../duckdb.ts';
import { openFactDesk } from '../fact-desk.ts';
import { findPeriod } from '../find-period.ts';
import { chooseSeries } from './choose-series.ts';
import { findAnomalies } from './find-anomalies.ts';
import { findCourse } from './find-course.ts';
import { findSeriesNotes } from './find-notes.ts';
import { logAnomalies } from './logs/log-anomalies.ts';
import { type LogColumns, logColumns } from './logs/message-sql.ts';
import { readSeries } from './read-series.ts';
import { findSeriesSinceLast } from './since-last.ts';
import { writeAnomalies } from './write-anomalies.ts';

/** Recipe `anomalies`: which values of the period are unlike those before them, and how. */
export async function anomalies(plan: PlanOf<'anomalies'>, query: Query): Promise<Findings> {
  const log = logOf(plan);
  if (log) return logAnomalies(plan, query, log);
  const chosen = chooseSeries(plan);
  const desk = openFactDesk(query, plan);
  const window = await findPeriod(desk, 'window', plan.window, plan.zone);
  const notes = await findSeriesNotes(desk, chosen, plan);
  const series = await readSeries(query, chosen, plan);
  const found = await findAnomalies(desk, chosen, plan, series);
  const isQuiet = notes.values.value !== 0 && found.shown.length === 0;
  const course = found.shown[0] ? await findCourse(desk, chosen, plan, found.shown[0]) : null;
  const sinceLast = await findSeriesSinceLast(desk, plan, chosen, notes, found);
  const written = writeAnomalies({
    ...{ plan, chosen, window, notes, ...found },
    ...{ course, isQuiet, sinceLast },
  });
  return { ...written, facts: desk.facts, charts: course ? [course.chart] : [], isQuiet };
}

/** A log is read as messages, unless the job names a column of numbers in it. */
function logOf({ snapshot, analysis, zone }: PlanOf<'anomalies'>): LogColumns | null {
  const [part] = snapshot.parts;
  if (part?.options.kind !== 'logs' || analysis.options.value !== null) return null;
  return logColumns(part, fileName(part.origin), zone);
}
