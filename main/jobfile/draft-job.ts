import type { BriefingOptions } from '../domain/analysis/analysis.ts';
import type {
  DeliveryTarget,
  NotificationTarget,
  TellWhen,
} from '../domain/delivery/delivery-target.ts';
import { badInput } from '../domain/failure.ts';
import {
  type CatchUpPolicy,
  type Job,
  type JobSpec,
  type Schedule,
  specOf,
} from '../domain/job/job.ts';
import { spelledTime } from '../domain/schedule/parse-time.ts';
import { fileKind } from '../domain/source/file-kind.ts';
import type { Reading, Remote } from '../domain/source/reading.ts';
import { analysisOfDraft, type DraftReport, sourcesOfDraft } from './draft-report.ts';
import { fieldText } from './field-path.ts';
import { issueMistakes } from './issue-mistakes.ts';
import { jobOfFile } from './job-of-file.ts';
import { jobSchema } from './job-schema.ts';
import { workdayOfText } from './schedule-schema.ts';

/** What a window's form asks for; everything else keeps its value, or takes a job file's default. */
export interface DraftFields {
  readonly name: string;
  /** Left out by a form that does not ask for them. */
  readonly tags?: readonly string[] | undefined;
  readonly report: DraftReport;
  /** Null for the app's own; left out by a form that does not ask for it. */
  readonly region?: string | null | undefined;
  readonly path: string;
  readonly remote?: Remote | null | undefined;
  readonly reading: Reading;
  readonly columns: Pick<BriefingOptions, 'time' | 'measure'>;
  readonly cron: string;
  readonly timezone: string;
  readonly window: string;
  readonly policies: DraftPolicies;
  readonly narrator: DraftNarrator;
  /** Whom it tells besides this desktop. */
  readonly deliver: readonly SentTarget[];
}

type SentTarget = Exclude<DeliveryTarget, NotificationTarget>;

/** Who writes the report; the columns that are left out have commas between them. */
export interface DraftNarrator {
  readonly model: string | null;
  readonly check: 'normal' | 'strict';
  readonly fallback: 'embedded' | 'none';
  readonly level: 'schema' | 'aggregates' | 'rows';
  readonly rows: number;
  readonly exclude: string;
}

/** The policies of the form; days of calendar files and jitter are kept as they are. */
export interface DraftPolicies
  extends Pick<JobSpec, 'overlap' | 'timeoutMs' | 'priority'>,
    Required<Pick<Schedule, 'onHoliday' | 'onTravel' | 'readyBy'>> {
  readonly catchUp: CatchUpPolicy;
  /** Of the desktop notification; other deliveries stay as they are. */
  readonly tell: TellWhen;
  /** `3 of month`; empty for none, left as it is when not given. */
  readonly workday?: string | undefined;
  /** Dates with spaces or commas between them. */
  readonly exclude: string;
  readonly attempts: number;
}

/**
 * A complete job from a form.
 * @param id of a new job; null when `existing` is edited
 * @throws RunFailure `bad-input` naming the field
 */
export function draftJob(draft: DraftFields, id: string, existing: Job | null): JobSpec {
  const given = {
    id,
    name: draft.name,
    schedule: { cron: draft.cron, timezone: draft.timezone },
    window: draft.window,
    sources: [{ id: 'data', kind: fileKind(draft.path), path: draft.path }],
    analysis: { recipe: 'briefing' },
  };
  const parsed = jobSchema.safeParse(given);
  if (!parsed.success) {
    const [first] = issueMistakes(jobSchema, parsed.error.issues, given);
    throw badInput(first ? `${fieldText(first.path)} ${first.message}.` : 'The job is incomplete.');
  }
  const fresh = jobOfFile(parsed.data, '/');
  const schedule = scheduleOfDraft(draft, existing?.schedule);
  if (!existing) {
    const analysis = narratedBy(draft.narrator, analysisOfDraft(draft, null));
    const sources = sourcesOfDraft(draft, []);
    const policies = policiesOfDraft(draft, fresh);
    return {
      ...fresh,
      schedule,
      sources,
      analysis,
      ...policies,
      ...taggedBy(draft, []),
      ...regionOfDraft(draft),
    };
  }
  const { tags = [], region, ...kept } = specOf(existing);
  return {
    ...kept,
    name: fresh.name,
    schedule,
    window: fresh.window,
    sources: sourcesOfDraft(draft, existing.sources),
    analysis: narratedBy(draft.narrator, analysisOfDraft(draft, existing.analysis)),
    ...policiesOfDraft(draft, existing),
    ...taggedBy(draft, tags),
    ...regionOfDraft(draft, region),
  };
}

/** The schedule of a form; what it does not ask for stays as it was. */
export function scheduleOfDraft(
  { cron, timezone, policies }: Pick<DraftFields, 'cron' | 'timezone' | 'policies'>,
  before?: Schedule,
): Schedule {
  const { onHoliday, readyBy, onTravel } = policies;
  const { jitterMs, holidays, keptZone, declinedZone } = before ?? {};
  const workday =
    policies.workday === undefined ? before?.workday : workdayOfText(policies.workday);
  const travels = timezone === 'system' && onTravel !== 'follow';
  const exclude = [
    ...datesIn(policies.exclude).map((date) => ({ date })),
    ...(before?.exclude ?? []).filter((entry) => 'path' in entry),
  ];
  return {
    cron,
    timezone,
    ...(jitterMs === undefined ? {} : { jitterMs }),
    ...(exclude.length > 0 ? { exclude } : {}),
    ...(workday ? { workday } : {}),
    ...(onHoliday === 'run' ? {} : { onHoliday }),
    ...(holidays ? { holidays } : {}),
    ...(readyBy.trim() === '' ? {} : { readyBy: spelledTime(readyBy) }),
    ...(travels ? { onTravel } : {}),
    ...(travels && keptZone ? { keptZone } : {}),
    ...(travels && declinedZone ? { declinedZone } : {}),
  };
}

function taggedBy({ tags: given }: DraftFields, before: readonly string[]): Pick<JobSpec, 'tags'> {
  const tags = [...new Set((given ?? before).map((tag) => tag.trim()))];
  return tags.length === 0 ? {} : { tags };
}

function regionOfDraft({ region: given }: DraftFields, before?: string): Pick<JobSpec, 'region'> {
  const region = given === undefined ? before : given;
  return region ? { region } : {};
}

function policiesOfDraft({ policies, deliver }: DraftFields, before: JobSpec) {
  const { catchUp, tell, overlap, timeoutMs, attempts, priority } = policies;
  return {
    catchUp: { ...before.catchUp, policy: catchUp },
    overlap,
    retry: { ...before.retry, attempts },
    timeoutMs,
    priority,
    deliver: withReaders(told(before.deliver, tell), deliver),
  };
}

function narratedBy(
  { model: profile, check, fallback, level, rows, exclude }: DraftNarrator,
  { model: _, ...analysis }: JobSpec['analysis'],
): JobSpec['analysis'] {
  if (profile === null) return { ...analysis, narrator: 'embedded' };
  const columns = exclude.split(/\s*[,;\n]\s*/).filter((name) => name !== '');
  const send = { level, rows, exclude: columns };
  return { ...analysis, narrator: 'model', model: { profile, check, send, fallback } };
}

function told(before: JobSpec['deliver'], when: TellWhen): JobSpec['deliver'] {
  const at = before.findIndex(({ kind }) => kind === 'notification');
  const own = before[at];
  if (own) return before.with(at, { ...own, when });
  return when === 'never' ? before : [{ kind: 'notification', when, required: false }, ...before];
}

/** Each in the place of one before, so that a form that changes nothing makes no other job. */
function withReaders(
  before: JobSpec['deliver'],
  readers: readonly SentTarget[],
): JobSpec['deliver'] {
  const left = [...readers];
  const kept = before.flatMap((target): JobSpec['deliver'] =>
    target.kind === 'notification' ? [target] : left.splice(0, 1),
  );
  return [...kept, ...left];
}

function datesIn(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((date) => date !== ''))];
}
