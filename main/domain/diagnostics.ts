import type { Check } from './checkup.ts';
import type { Job } from './job.ts';
import type { SlotRecord } from './run.ts';

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
  const hide = hiding(facts.secrets);
  const names = hiding(facts.jobs.flatMap(({ id, name }) => [id, name]));
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

const hidden = '[hidden]';
/** A shorter one would hide words of every day. */
const shortest = 4;

/** Replaces each text in every writing that it may have taken on its way: plain, base64, URL, JSON. */
function hiding(texts: readonly string[]): (text: string) => string {
  const writings = texts.filter((text) => text.length >= shortest).flatMap(writingsOf);
  // The longest first: a part of it may be a secret of its own.
  const sorted = [...new Set(writings)].sort((one, other) => other.length - one.length);
  return (text) => sorted.reduce((left, writing) => left.replaceAll(writing, hidden), text);
}

function writingsOf(text: string): readonly string[] {
  const json = JSON.stringify(text).slice(1, -1);
  return [
    text,
    json,
    // A log line may hold JSON in JSON.
    JSON.stringify(json).slice(1, -1),
    encodeURIComponent(text),
    encodeURIComponent(text).replaceAll('%20', '+'),
    ...base64Of(text),
  ];
}

/** What base64 makes of it wherever it begins within three bytes; its edges depend on what stands beside it. */
function base64Of(text: string): readonly string[] {
  const bytes = utf8Of(text);
  return [0, 1, 2].flatMap((before) => {
    const whole = base64([...new Array<number>(before).fill(0), ...bytes]);
    const from = Math.ceil((before * 4) / 3);
    const to = Math.floor(((before + bytes.length) * 8) / 6);
    const inner = whole.slice(from, to);
    return inner.length < 6 ? [] : [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(bytes: readonly number[]): string {
  const bits = bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,6}/g) ?? [])
    .map((six) => alphabet[Number.parseInt(six.padEnd(6, '0'), 2)])
    .join('');
}

function utf8Of(text: string): readonly number[] {
  return (encodeURIComponent(text).match(/%[0-9A-F]{2}|[^%]/g) ?? []).map((one) =>
    one.startsWith('%') ? Number.parseInt(one.slice(1), 16) : one.charCodeAt(0),
  );
}
