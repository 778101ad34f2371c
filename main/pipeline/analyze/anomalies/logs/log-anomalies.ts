import type { PlanOf } from '../../../../domain/run/plan.ts';
import type { Findings } from '../../../report/findings.ts';
import type { Query } from '../../duckdb.ts';
import { openFactDesk } from '../../fact-desk.ts';
import { findPeriod } from '../../find-period.ts';
import { findLogSinceLast } from '../since-last.ts';
import { findKindCourse } from './find-kind-course.ts';
import { findLogNotes } from './find-log-notes.ts';
import { findLogSteps } from './find-log-steps.ts';
import type { LogColumns } from './message-sql.ts';
import { proveNews } from './prove-news.ts';
import { writeLog } from './write-log.ts';

/** Recipe `anomalies` on a log: which kinds of message are new, burst, or are gone in the period. */
export async function logAnomalies(
  plan: PlanOf<'anomalies'>,
  query: Query,
  log: LogColumns,
): Promise<Findings> {
  const desk = openFactDesk(query, plan);
  const window = await findPeriod(desk, 'window', plan.window, plan.zone);
  const steps = await findLogSteps(query, log, plan.window);
  const notes = await findLogNotes(desk, log, plan, steps);
  const news = await proveNews(desk, log, plan, steps);
  const isEmpty = notes.messages.value === 0;
  const isQuiet = !isEmpty && news.shown.length === 0;
  const [first] = news.shown;
  const course = first ? await findKindCourse(desk, log, plan, first) : null;
  const sinceLast = await findLogSinceLast(desk, plan, notes, news);
  const written = writeLog({ plan, log, window, notes, ...news, course, isQuiet, sinceLast });
  return { ...written, facts: desk.facts, charts: course ? [course.chart] : [], isQuiet };
}
