import type { AnalyzePlan } from '../../../../domain/plan.ts';
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

/** A kind of message that is unusual in the window, with what the report states about it. */
export interface News {
  readonly kind: Kind;
  readonly finding: RateFinding;
  /** What the kind is called: its template. */
  readonly title: string;
  readonly count: FactDraft;
  /** Messages of the kind an hour, over the two weeks before. */
  readonly usual: FactDraft;
  /** The first of the window; of what vanished, the last there is. */
  readonly time: FactDraft;
  readonly example: FactDraft;
}

export interface FoundNews {
  /** The most telling first. */
  readonly shown: readonly News[];
  readonly count: FactDraft;
}

const mostShown = 8;
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
  const found = strongest(inWindow);
  const shown: News[] = [];
  for (const finding of found.slice(0, mostShown)) {
    const news = await proveOne(desk, log, plan, finding, steps);
    if (holds(news)) shown.push(news);
  }
  const count = await desk.prove({
    id: 'news',
    label:
      'kinds of message that were new, burst or were gone in this period, as the detector found them',
    format: 'count',
    unit: '',
    query: `SELECT ${found.length} AS value`,
    evidence: null,
  });
  return { shown, count };
}

/** One finding a kind: the first of the window says what it is, the strongest how much. */
function strongest(findings: readonly LogFinding[]): readonly LogFinding[] {
  const kinds = new Map<Kind, LogFinding>();
  for (const finding of findings) {
    const known = kinds.get(finding.kind);
    const strength = Math.max(finding.strength, known?.strength ?? 0);
    kinds.set(finding.kind, { ...(known ?? finding), strength });
  }
  return [...kinds.values()].sort((a, b) => b.strength - a.strength || a.step - b.step);
}

/** Whether the snapshot says so too: a pattern may fit older messages that were mined as another kind. */
function holds({ finding, count, usual }: News): boolean {
  if (finding === 'new') return Number(usual.value) === 0;
  return finding === 'vanished' || Number(count.value) > 0;
}

async function proveOne(
  desk: FactDesk,
  log: LogColumns,
  plan: AnalyzePlan,
  { kind, finding }: LogFinding,
  { daysBefore }: LogSteps,
): Promise<News> {
  const view = identifier(log.view);
  const title = titleOf(kind);
  const rows = { view: log.view, columns: logEvidence(log), largestBy: null, limit: 20 };
  const now = rowsOf(log, kind, plan.window);
  const hours = Math.max(1, Math.min(pastHours, Math.floor(daysBefore * 24)));
  const { fromMs, toMs } = plan.window;
  const past = rowsOf(log, kind, { fromMs: fromMs - hours * hourMs, toMs: fromMs });
  const until = rowsOf(log, kind, { fromMs: fromMs - hours * hourMs, toMs });
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
      label: `messages like "${title}" in this period`,
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
