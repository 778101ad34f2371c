import type { Job } from '../job/job.ts';
import type { SlotRecord } from '../run/run.ts';
import type { Check } from './checkup.ts';
import { hideTexts } from './hide-texts.ts';

/** A file of the bundle that a person sends to whoever helps. */
export interface DiagnosticsFile {
  readonly name: string;
  readonly text: string;
}

export interface DiagnosticsFacts {
  readonly madeAt: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly checks: readonly Check[];
  readonly sizes: unknown;
  readonly jobs: readonly Job[];
  /** The newest, of all jobs. */
  readonly slots: readonly SlotRecord[];
  /** Name and end of each log file. */
  readonly logs: readonly DiagnosticsFile[];
  /** Every secret that is known here. */
  readonly secrets: readonly string[];
  /** Hides what looks like a credential. */
  readonly redact: (text: string) => string;
}

/**
 * What helps to find a fault: versions, checks, the shape of the jobs, what became of the last slots, and the
 * log. No data, no report, no name of a job, no path or address of a source; of secrets, none in any writing.
 */
export function diagnosticsFiles(facts: DiagnosticsFacts): readonly DiagnosticsFile[] {
  const numberOf = new Map(facts.jobs.map(({ id }, n) => [id, `job ${n + 1}`]));
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  const files = [
    { name: 'about.json', text: json({ madeAt: facts.madeAt, versions: facts.versions }) },
    { name: 'health.json', text: json(facts.checks) },
    { name: 'sizes.json', text: json(facts.sizes) },
    { name: 'jobs.json', text: json(facts.jobs.map((job) => shapeOf(job, numberOf))) },
    { name: 'slots.json', text: json(facts.slots.map((slot) => outcomeOf(slot, numberOf))) },
    ...facts.logs,
  ];
  const hide = hideTexts(facts.secrets);
  const names = hideTexts(facts.jobs.flatMap(({ id, name }) => [id, name]));
  return files.map(({ name, text }) => ({ name, text: names(hide(facts.redact(text))) }));
}

/** Policies and kinds; nothing that says what the job is about. */
function shapeOf(job: Job, numberOf: ReadonlyMap<string, string>) {
  return {
    job: numberOf.get(job.id),
    schedule: { cron: job.schedule.cron, timezone: job.schedule.timezone },
    window: job.window,
    catchUp: job.catchUp,
    overlap: job.overlap,
    retry: job.retry,
    timeoutMs: job.timeoutMs,
    isEnabled: job.enabled,
    isPaused: job.paused !== null,
    sources: job.sources.map(({ kind }) => kind),
    recipe: job.analysis.recipe,
    deliver: job.deliver.map(({ kind }) => kind),
  };
}

function outcomeOf(slot: SlotRecord, numberOf: ReadonlyMap<string, string>) {
  const { run } = slot;
  return {
    job: numberOf.get(slot.jobId) ?? 'a job of before',
    slot: slot.slot,
    outcome: slot.outcome,
    reason: slot.reason,
    trigger: run?.trigger ?? null,
    state: run?.state ?? null,
    attempts: run?.attempts ?? 0,
    ms: run?.startedAtMs && run.endedAtMs ? run.endedAtMs - run.startedAtMs : null,
    failure: run?.failure?.code ?? null,
  };
}
