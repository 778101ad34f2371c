import type {
  ColumnsDraft,
  JobDraft,
  NarratorDraft,
  PoliciesDraft,
  ReportDraft,
} from '../../../preload/contract/job-draft.ts';
import type { JobItemView } from '../../../preload/contract/views.ts';
import type { Job, JobSpec, Pause } from '../../domain/job/job.ts';
import type { OpenSlot } from '../../domain/run/open-slots.ts';
import type { SlotRecord } from '../../domain/run/run.ts';
import type { Slot } from '../../domain/schedule/slot.ts';
import { windowText } from '../../domain/schedule/window.ts';
import { readingOf, remoteOf } from '../../domain/source/reading.ts';
import { firstPath } from '../../domain/source/source.ts';
import type { Health } from '../../domain/upkeep/health.ts';
import { historyItem } from './history-item.ts';
import { targetDraft } from './target-draft.ts';

export interface JobFacts {
  readonly scheduleText: string;
  readonly next: Slot | null;
  /** The job's slots, newest first. */
  readonly slots: readonly SlotRecord[];
  readonly isRunning: boolean;
  readonly health: Health;
  /** Slots of the job that wait for the end of its pause, oldest first. */
  readonly passed: readonly OpenSlot[];
  readonly monthMicros: number;
}

const stripLength = 10;

/** One job in the list. A job that is off or paused has no next run. */
export function jobItem(job: Job, facts: JobFacts): JobItemView {
  const { scheduleText, next, slots, isRunning, health, passed, monthMicros } = facts;
  const [last] = slots;
  const outcomes = slots.flatMap((slot) => (slot.outcome === null ? [] : [slot.outcome]));
  return {
    id: job.id,
    name: job.name,
    tags: job.tags ?? [],
    enabled: job.enabled,
    paused: job.paused && pauseView(job.paused),
    cron: job.schedule.cron,
    zone: next?.zone ?? job.schedule.timezone,
    scheduleText,
    sourcePath: firstPath(job.sources) ?? '',
    nextAtMs: job.enabled && !job.paused ? (next?.dueAtMs ?? null) : null,
    last: last ? historyItem(last, job.name) : null,
    strip: outcomes.slice(0, stripLength).toReversed(),
    monthCost: monthMicros / 1e6,
    isRunning,
    passed: passed.map(({ slot: { text, dueAtMs, zone } }) => ({
      slot: text,
      atMs: dueAtMs,
      zone,
    })),
    health: { state: health.state, sentence: health.sentence },
  };
}

function pauseView({ sinceMs, untilMs, note, automatic }: Pause): JobItemView['paused'] {
  return { sinceMs, untilMs: untilMs ?? null, note, automatic };
}

/** The job as the form shows it. */
export function jobDraft(spec: JobSpec, report: ReportDraft): JobDraft {
  return {
    id: spec.id,
    name: spec.name,
    tags: spec.tags ?? [],
    report,
    region: spec.region ?? null,
    path: firstPath(spec.sources) ?? '',
    remote: remoteOf(spec.sources),
    reading: readingOf(spec.sources.find((source) => 'path' in source)),
    columns: columnsOf(spec),
    cron: spec.schedule.cron,
    timezone: spec.schedule.timezone,
    window: windowText(spec.window),
    policies: policiesDraft(spec),
    narrator: narratorDraft(spec),
    deliver: spec.deliver.flatMap((target) =>
      target.kind === 'notification' ? [] : [targetDraft(target)],
    ),
  };
}

function narratorDraft({ analysis: { narrator, model } }: JobSpec): NarratorDraft {
  const { level = 'aggregates', rows = 20, exclude = [] } = model?.send ?? {};
  return {
    model: narrator === 'model' ? (model?.profile ?? null) : null,
    check: model?.check ?? 'normal',
    fallback: model?.fallback ?? 'embedded',
    level,
    rows,
    exclude: exclude.join(', '),
  };
}

function policiesDraft(spec: JobSpec): PoliciesDraft {
  const {
    exclude = [],
    onHoliday = 'run',
    onTravel = 'follow',
    readyBy = '',
    workday,
  } = spec.schedule;
  return {
    catchUp: spec.catchUp.policy,
    tell: spec.deliver.find((target) => target.kind === 'notification')?.when ?? 'never',
    overlap: spec.overlap,
    exclude: exclude.flatMap((entry) => ('date' in entry ? entry.date : [])).join(', '),
    onHoliday,
    readyBy,
    workday: workday ? `${workday.n === -1 ? 'last' : workday.n} of ${workday.of}` : '',
    onTravel,
    timeoutMs: spec.timeoutMs,
    attempts: spec.retry.attempts,
    priority: spec.priority,
  };
}

function columnsOf({ analysis }: JobSpec): ColumnsDraft {
  if (analysis.recipe !== 'briefing') return { time: null, measure: null };
  const { time, measure } = analysis.options;
  return { time, measure };
}
