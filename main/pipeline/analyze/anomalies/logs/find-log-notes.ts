import type { AnalyzePlan } from '../../../../domain/run/plan.ts';
import type { FactDraft } from '../../../report/fact-numbers.ts';
import { identifier } from '../../../sql.ts';
import type { FactDesk } from '../../fact-desk.ts';
import { findSource, type SourceFacts } from '../../find-source.ts';
import { bound, isInstant } from '../../period.ts';
import { wallSql } from '../choose-series.ts';
import type { LogSteps } from './find-log-steps.ts';
import { type LogColumns, rowsOf } from './message-sql.ts';

/** What a careful reader wants to know about the log itself. */
export interface LogNotes {
  readonly source: SourceFacts;
  readonly messages: FactDraft;
  readonly errors: FactDraft | null;
  readonly newest: FactDraft;
  /** Days of log before the window; under three nothing is called unusual. */
  readonly daysBefore: FactDraft;
  readonly isYoung: boolean;
}

/** Below it the recipe only learns; see `KindRate`. */
const fewestDays = 3;

export async function findLogNotes(
  desk: FactDesk,
  log: LogColumns,
  plan: AnalyzePlan,
  { daysBefore }: LogSteps,
): Promise<LogNotes> {
  const view = identifier(log.view);
  const columns = logEvidence(log);
  const rows = { view: log.view, columns, largestBy: null, limit: 20 };
  const time = identifier(log.time.name);
  const count = (id: string, label: string, where: string) =>
    desk.prove({
      id,
      label,
      format: 'count',
      unit: '',
      query: `SELECT count(*) AS value FROM ${view} WHERE ${where}`,
      evidence: { ...rows, where },
    });
  return {
    source: await findSource(desk, log.part, plan.zone, 'data'),
    messages: await count('messages', 'messages in this period', rowsOf(log, 'all', plan.window)),
    errors: log.has('level')
      ? await count(
          'errors',
          'messages of level error or critical in this period',
          rowsOf(log, 'errors', plan.window),
        )
      : null,
    newest: await desk.prove({
      id: 'data.newest',
      label: `time of the newest message in ${log.file}`,
      format: 'date',
      unit: '',
      query: `SELECT strftime(max(${wallSql(log)}), '%Y-%m-%dT%H:%M') AS value FROM ${view}`,
      evidence: { ...rows, where: `${time} = (SELECT max(${time}) FROM ${view})` },
    }),
    daysBefore: await desk.prove({
      id: 'data.days',
      label: 'days from the first message of the log to the start of this period',
      format: 'count',
      unit: 'days',
      query: `SELECT greatest(0, floor((${startOf(log, plan)} - epoch_ms(min(${time})${isInstant(log.time) ? '' : '::TIMESTAMP'})) / 86400000))::BIGINT AS value FROM ${view}`,
      evidence: null,
    }),
    isYoung: daysBefore < fewestDays,
  };
}

/** The columns that show a message, as far as the log has them. */
export function logEvidence(log: LogColumns): readonly string[] {
  return ['time', 'level', 'program', 'client', 'message', 'file', 'line'].filter(log.has);
}

function startOf({ time }: LogColumns, { window }: AnalyzePlan): string {
  return isInstant(time) ? String(window.fromMs) : `epoch_ms(${bound(time, window.fromMs)})`;
}
