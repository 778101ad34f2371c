import type { AnalyzePlan } from '../../../../domain/run/plan.ts';
import { rowColumn } from '../../../fetch/column-names.ts';
import type { FactDraft } from '../../../report/fact-numbers.ts';
import { identifier } from '../../../sql.ts';
import type { FactDesk } from '../../fact-desk.ts';
import { wallSql } from '../choose-series.ts';
import { logEvidence } from './find-log-notes.ts';
import type { LogSteps } from './find-log-steps.ts';
import type { RateFinding } from './kind-rate.ts';
import { type LogColumns, rowsOf } from './message-sql.ts';
import type { Kind, LogFinding } from './watch-log.ts';

/** What one kind of message did for some time in the window, with what the report states about it. */
export interface News {
  readonly kind: Kind;
  readonly finding: RateFinding;
  /** What the kind is called: its template. */
  readonly title: string;
  readonly count: FactDraft;
  /** Messages of the kind an hour, over the two weeks before the window. */
  readonly usual: FactDraft;
  /** The first that was unusual; of what vanished, the last before it. */
  readonly time: FactDraft;
  readonly example: FactDraft;
}

export interface FoundNews {
  /** The most telling first. */
  readonly shown: readonly News[];
  readonly count: FactDraft;
}

const mostShown = 20;
const hourMs = 3_600_000;
const pastHours = 14 * 24;

/** Asks the snapshot for each number about the most telling findings of the window. */
export async function proveNews(
  desk: FactDesk,
  log: LogColumns,
  plan: AnalyzePlan,
  steps: LogSteps,
): Promise<FoundNews> {
  const { fromMs, toMs } = plan.window;
  const firstStep = Math.ceil((fromMs - toMs) / steps.stepMs);
  const inWindow = steps.findings.filter(({ step }) => step >= firstStep);
  const found = incidentsOf(inWindow, steps.stepMs);
  const shown: News[] = [];
  let dropped = 0;
  for (const incident of found) {
    if (shown.length === mostShown) break;
    const news = await proveOne(desk, log, plan, incident, steps);
    if (holds(news)) shown.push(news);
    else dropped++;
  }
  const count = await desk.prove({
    id: 'news',
    label:
      'times that a kind of message was new, burst or were gone in this period, as the detector found them',
    format: 'count',
    unit: '',
    query: `SELECT ${found.length - dropped} AS value`,
    evidence: null,
  });
  return { shown, count };
}

/** What one kind did in steps that follow each other: an hour of quiet between them ends nothing. */
interface Incident extends LogFinding {
  readonly lastStep: number;
}

function incidentsOf(findings: readonly LogFinding[], stepMs: number): readonly Incident[] {
  const quiet = Math.max(1, hourMs / stepMs);
  const incidents: Incident[] = [];
  const open = new Map<Kind, Incident>();
  for (const finding of findings) {
    const { kind, step, strength } = finding;
    const before = open.get(kind);
    const isSame = before !== undefined && step - before.lastStep <= quiet + 1;
    const incident = isSame
      ? { ...before, lastStep: step, strength: Math.max(before.strength, strength) }
      : { ...finding, lastStep: step };
    if (isSame) incidents.splice(incidents.indexOf(before), 1, incident);
    else incidents.push(incident);
    open.set(kind, incident);
  }
  return incidents.sort((a, b) => b.strength - a.strength || a.step - b.step);
}

/** Whether the snapshot says so too: a pattern may fit older messages that were mined as another kind. */
function holds({ finding, count, usual }: News): boolean {
  if (finding === 'new') return Number(usual.value) === 0 && Number(count.value) > 0;
  return finding === 'vanished' || Number(count.value) > 0;
}

async function proveOne(
  desk: FactDesk,
  log: LogColumns,
  plan: AnalyzePlan,
  { kind, finding, step, lastStep }: Incident,
  { daysBefore, stepMs }: LogSteps,
): Promise<News> {
  const view = identifier(log.view);
  const title = titleOf(kind);
  const rows = { view: log.view, columns: logEvidence(log), largestBy: null, limit: 20 };
  const { fromMs, toMs } = plan.window;
  const span = {
    fromMs: Math.max(fromMs, toMs + step * stepMs),
    toMs: toMs + (lastStep + 1) * stepMs,
  };
  const now = rowsOf(log, kind, span);
  const hours = Math.max(1, Math.min(pastHours, Math.floor(daysBefore * 24)));
  const past = rowsOf(log, kind, { fromMs: fromMs - hours * hourMs, toMs: fromMs });
  const until = rowsOf(log, kind, { fromMs: fromMs - hours * hourMs, toMs: span.toMs });
  const shown = finding === 'vanished' ? until : now;
  const order = finding === 'vanished' ? 'DESC' : 'ASC';
  const time = identifier(log.time.name);
  const one = `FROM ${view} WHERE ${shown} ORDER BY ${time} ${order}, ${rowColumn} ${order} LIMIT 1`;
  const which = finding === 'vanished' ? 'last' : 'first';
  return {
    kind,
    finding,
    title,
    count: await desk.prove({
      id: `log.${title}`,
      label: `messages like "${title}" while they were unusual`,
      format: 'count',
      unit: '',
      query: `SELECT count(*) AS value FROM ${view} WHERE ${now}`,
      evidence: { ...rows, where: now },
    }),
    usual: await desk.prove({
      id: `log.${title}.usual`,
      label: `messages like "${title}" an hour, over up to two weeks before this period`,
      format: 'amount',
      unit: '',
      query: `SELECT round(count(*) / ${hours}::DOUBLE, 2) AS value FROM ${view} WHERE ${past}`,
      evidence: { ...rows, where: past },
    }),
    time: await desk.prove({
      id: `log.${title}.time`,
      label: `when the ${which} message like "${title}" was written, ${plan.zone}`,
      format: 'date',
      unit: '',
      query: `SELECT strftime(${wallSql(log)}, '%Y-%m-%dT%H:%M') AS value ${one}`,
      evidence: null,
    }),
    example: await desk.prove({
      id: `log.${title}.example`,
      label: `the ${which} message like "${title}"`,
      format: 'text',
      unit: '',
      query: `SELECT "message" AS value ${one}`,
      evidence: null,
    }),
  };
}

function titleOf(kind: Kind): string {
  // What every line begins with, such as the number of a process, names no kind.
  if (typeof kind === 'object') return kind.tokens.join(' ').replace(/^(?:\[?<\*>\]?:?\s+)+/, '');
  if (kind === 'all') return 'any message';
  return kind === 'errors' ? 'any error' : `any request with ${kind}`;
}
