import { announceReport } from '../domain/delivery/announcement.ts';
import { RunFailure } from '../domain/failure.ts';
import type { JobSpec } from '../domain/job/job.ts';
import type { Agent, Narrated } from '../domain/model/agent.ts';
import type { Interrupt } from '../domain/model/model.ts';
import type {
  Artifacts,
  Claim,
  Clock,
  Jobs,
  RunKeeping,
  RunLedger,
  WorkerSession,
} from '../domain/ports.ts';
import type { Settings } from '../domain/records.ts';
import type { Region } from '../domain/report/region.ts';
import { regionInUse } from '../domain/report/region-choices.ts';
import type { SnapshotManifest } from '../domain/report/report.ts';
import { crashPoint } from '../domain/run/crash-point.ts';
import type { AnalyzePlan, PartFile, Progress } from '../domain/run/plan.ts';
import type { Reason, Run } from '../domain/run/run.ts';
import type { LogLine } from '../domain/run/run-log.ts';
import { manualSlotText } from '../domain/schedule/slot.ts';
import type { Window } from '../domain/schedule/window.ts';
import { windowBefore, windowsBefore } from '../domain/schedule/window-before.ts';
import { shapeAcceptedAtMs } from '../domain/source/accepted-shapes.ts';
import type { Accesses } from '../domain/source/access.ts';
import { historyOfSources } from '../domain/source/source-history.ts';

export interface AttemptNeeds {
  readonly ledger: RunLedger;
  readonly keeping: RunKeeping;
  readonly artifacts: Artifacts;
  readonly clock: Clock;
  readonly jobs: Pick<Jobs, 'specAt'>;
  readonly settings: Pick<Settings, 'text'>;
  /** Sources that were not ready in time and are read all the same. */
  readonly late?: readonly string[];
  readonly previousFacts: (run: Run) => AnalyzePlan['previousFacts'];
  readonly agent: Agent;
  /** Opens the connections of a job's sources. @throws RunFailure */
  readonly access: (sources: JobSpec['sources']) => Accesses;
}

/** What an attempt of a model has to know of its surroundings. */
export interface AttemptWatch {
  readonly interrupt: Interrupt;
  readonly onProgress: (progress: Progress) => void;
  /** What was said so far. */
  readonly log: () => readonly LogLine[];
  readonly mayTryAgain: (failure: RunFailure) => boolean;
}

/**
 * One try of a claimed run: fetch unless an earlier attempt already did, analyze, publish, finish.
 * @returns false when somebody else owns the run by now; everything is discarded then
 */
export async function attempt(
  run: Run,
  job: JobSpec,
  session: WorkerSession,
  reason: Extract<Reason, 'on time' | 'late' | 'catch-up'>,
  needs: AttemptNeeds,
  watch: AttemptWatch,
): Promise<boolean> {
  const claim: Claim = { runId: run.id, fence: run.fence };
  const tmpDir = needs.artifacts.openTmp(claim);
  try {
    const snapshot = await snapshotOf(run, claim, job, session, tmpDir, needs);
    if (!snapshot) return false;
    const region = regionInUse(job, needs.settings);
    const plan = analyzePlan(run, job, { snapshot, ...region }, tmpDir, needs);
    const narrated = await narrate(run, claim, job, plan, session, needs, watch);
    return finish(run, claim, job, snapshot, { ...narrated, log: watch.log() }, reason, needs);
  } finally {
    needs.artifacts.closeTmp(claim);
  }
}

/** The report: of the model that the job names, or of the built-in analyst. */
async function narrate(
  run: Run,
  claim: Claim,
  job: JobSpec,
  plan: AnalyzePlan,
  session: WorkerSession,
  { agent }: AttemptNeeds,
  watch: AttemptWatch,
): Promise<Narrated> {
  if (job.analysis.narrator === 'model')
    return agent.write({ run, claim, job, plan, session, ...watch });
  return { ...(await session.analyze(plan)), notices: [] };
}

/**
 * The plan that a run's report is made from, now and at every replay.
 * @param kept what is kept with the report: its data, and how its numbers are written
 */
export function analyzePlan(
  run: Run,
  job: JobSpec,
  kept: { readonly snapshot: SnapshotManifest; readonly region?: Region },
  tmpDir: string,
  needs: Pick<AttemptNeeds, 'artifacts' | 'previousFacts'>,
): AnalyzePlan {
  if (!run.window) throw new Error(`run ${run.id} was claimed without a window`);
  return {
    jobName: job.name,
    analysis: job.analysis,
    ...kept,
    parts: needs.artifacts.partFiles(kept.snapshot),
    zone: run.zone,
    slot: run.slot === manualSlotText(run.id) ? null : run.slot,
    window: run.window,
    compareWith: windowBefore(job.window, run.window, run.zone),
    earlier: windowsBefore(job.window, run.window, run.zone, historyLength(run.window)),
    previousFacts: needs.previousFacts(run),
    tmpDir,
  };
}

/** Nine weeks of days, half a year of weeks, two years of months: enough to call a figure usual. */
function historyLength({ fromMs, toMs }: Window): number {
  return toMs - fromMs <= 90_000_000 ? 64 : 26;
}

/** The frozen input: what an earlier attempt fetched, else fetched now and stored before it is used. */
async function snapshotOf(
  run: Run,
  claim: Claim,
  job: JobSpec,
  session: WorkerSession,
  tmpDir: string,
  needs: AttemptNeeds,
): Promise<SnapshotManifest | null> {
  const stored = needs.keeping.snapshotOf(run.id);
  if (stored) return stored;
  const fetchedAtMs = needs.clock.wallMs();
  const inputs = needs.keeping.earlierInputs(run.jobId);
  const specAt = (revision: number) => needs.jobs.specAt(run.jobId, revision);
  const acceptedAtMs = shapeAcceptedAtMs(needs.settings, run.jobId);
  const filesOf = (snapshot: SnapshotManifest) => partsOf(snapshot, needs);
  const lastParts = inputs[0] ? filesOf(inputs[0].snapshot) : [];
  const { manifest } = await session.fetch({
    sources: job.sources,
    tmpDir,
    fetchedAtMs,
    late: needs.late ?? [],
    earlier: job.sources.some(({ kind }) => kind === 'http') ? lastParts : [],
    history: historyOfSources(job, inputs, specAt, acceptedAtMs, { run, filesOf }),
    ...(run.window ? { period: { window: run.window, zone: run.zone } } : {}),
    access: needs.access(job.sources),
  });
  needs.artifacts.publishSnapshot(tmpDir, manifest);
  crashPoint('after the fetch');
  const isStored = needs.ledger.saveSnapshot(claim, manifest, needs.clock.wallMs());
  crashPoint('after T3');
  return isStored ? manifest : null;
}

/** The data of an earlier report; none where it has expired. */
function partsOf(snapshot: SnapshotManifest, { artifacts }: AttemptNeeds): readonly PartFile[] {
  try {
    return artifacts.partFiles(snapshot);
  } catch (caught) {
    if (caught instanceof RunFailure && caught.code === 'not-found') return [];
    throw caught;
  }
}

function finish(
  run: Run,
  claim: Claim,
  job: JobSpec,
  snapshot: SnapshotManifest,
  { report, notices, log }: Narrated & { readonly log: readonly LogLine[] },
  reason: Extract<Reason, 'on time' | 'late' | 'catch-up'>,
  needs: AttemptNeeds,
): boolean {
  // The files are on disk under their hash before the commit that names them: T4 never points nowhere.
  const reportHash = needs.artifacts.publishReport(report);
  crashPoint('after the report');
  const nowMs = needs.clock.wallMs();
  const deliveries = [...announceReport(job, run, { report, nowMs }), ...notices];
  const work = { report, reportHash, snapshot, reason, deliveries, log };
  const isDone = needs.ledger.finish(claim, work, nowMs);
  crashPoint('after T4');
  return isDone;
}
