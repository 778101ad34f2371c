import type { JobDraft } from '../preload/contract/job-draft.ts';
import type { Core } from './compose.ts';
import { RunFailure } from './domain/failure.ts';
import { checkJob } from './domain/job/check-job.ts';
import { freeId } from './domain/job/free-id.ts';
import type { JobSpec } from './domain/job/job.ts';
import type { TrialPlan } from './domain/job/trial.ts';
import { regionInUse } from './domain/report/region-choices.ts';
import { readCalendarDefaults } from './domain/schedule/calendar-defaults.ts';
import { previousToRun } from './domain/schedule/timetable.ts';
import { sinceLastWindow, type Window } from './domain/schedule/window.ts';
import { windowBefore, windowsBefore } from './domain/schedule/window-before.ts';
import type { PreviewPlan } from './domain/source/preview.ts';
import { keyOf } from './engine/key.ts';
import { slotWindow } from './engine/slot-window.ts';
import { mustFindJob } from './ipc/must-find.ts';
import type { JobDrafts } from './ipc/services.ts';
import { targetOf } from './ipc/views/target-draft.ts';
import { draftJob, scheduleOfDraft } from './jobfile/draft-job.ts';
import { reportOfJob, sourcesOfDraft } from './jobfile/draft-report.ts';
import { explainSchedule } from './jobfile/explain-schedule.ts';
import { jobChanges } from './jobfile/job-changes.ts';

/** Enough of a past to say whether a figure is usual. */
const periodsBefore = 64;
/** Reports made again stand between this period's and the one before. */
const reportsRead = 20;

/** What a form means, in terms of jobs. */
export function jobDrafts(
  { clock, store, timetable }: Core,
  nativeBinding: string | null = null,
): JobDrafts {
  const existingOf = (id: string | null) => (id === null ? null : mustFindJob(store, id));

  const draftToSpec: JobDrafts['draftToSpec'] = (draft) => {
    const existing = existingOf(draft.id);
    const id = existing?.id ?? freeId(draft.name, 'job', (taken) => store.jobs.get(taken) !== null);
    return draftJob({ ...draft, deliver: draft.deliver.map(targetOf) }, id, existing);
  };

  const scheduled: JobDrafts['scheduled'] = (draft, window) => {
    const existing = draft.id === null ? null : store.jobs.get(draft.id);
    const { calendar } = existing ?? {};
    const schedule = scheduleOfDraft(draft, existing?.schedule);
    return { id: draft.id ?? '', schedule, window, ...(calendar ? { calendar } : {}) };
  };

  /** The report that a run by hand would make now. */
  const trialOf = (spec: JobSpec) => {
    const slot = timetable.at(spec, clock.wallMs());
    const window = slotWindow(spec, slot, timetable).window ?? sinceLast(spec, slot.dueAtMs);
    return {
      jobName: spec.name,
      analysis: spec.analysis,
      zone: slot.zone,
      slot: null,
      window,
      compareWith: windowBefore(spec.window, window, slot.zone),
      earlier: windowsBefore(spec.window, window, slot.zone, periodsBefore),
      previousFacts: previousFacts(spec.id, window),
      ...regionInUse(spec, store.settings),
    };
  };

  /** What `since-last` would cover: from the end of the last report, or one slot back. */
  const sinceLast = (spec: JobSpec, toMs: number): Window => {
    const lastMs = store.history.lastDone(spec.id)?.window?.toMs;
    const fromMs = lastMs ?? previousToRun(timetable, spec, toMs)?.dueAtMs ?? toMs;
    return sinceLastWindow(Math.min(fromMs, toMs - 1), toMs);
  };

  /** Of the newest report of an earlier period, for "changed since last time". */
  const previousFacts = (jobId: string, { toMs }: Window): TrialPlan['previousFacts'] => {
    const before = store.reports
      .list({ jobId, limit: reportsRead })
      .find(({ runId }) => (store.history.run(runId)?.window?.toMs ?? toMs) < toMs);
    return before ? store.reportFiles.read(before.hash).facts : [];
  };

  // One file is looked at; what reads several is tried as a whole.
  const previewTrial = (spec: JobSpec): PreviewPlan['trial'] =>
    spec.sources.length > 1 ? null : trialOf(spec);

  return {
    draftToSpec,
    reportOf: reportOfJob,
    scheduled,
    previewed(draft) {
      const existing = existingOf(draft.id);
      const [source] = sourcesOfDraft(draft, existing?.sources ?? []);
      if (!source) throw new Error('a draft has a source');
      return {
        source,
        trial: unlessRefused(() =>
          previewTrial(draftToSpec({ ...draft, name: 'Preview', deliver: [] })),
        ),
      };
    },
    changesOf: jobChanges,
    forecastSpec(draft) {
      const spec = draftToSpec({ ...anyReport, ...draft, id: null });
      return {
        spec: { ...spec, ...scheduled(draft, spec.window), id: draft.id ?? spec.id },
        defaults: readCalendarDefaults(store.settings),
        nativeBinding,
      };
    },
    trialPlan: (spec) => ({
      ...trialOf(spec),
      // A model costs money and keeps its answers: a trial asks the built-in analyst.
      analysis: embedded(spec.analysis),
      sources: spec.sources,
      timeoutMs: spec.timeoutMs,
    }),
    checkJob: (spec) => checkJob(spec, timetable, clock.wallMs()),
    scheduleText: (cron) => explainSchedule(cron).words,
    windowOf: (job, slot) => slotWindow(job, slot, timetable).window,
    keyOf: (jobId, window) => keyOf(jobId, window.key),
  };
}

/** What a job of a schedule alone is about: nothing that is ever read. */
const anyReport: Omit<JobDraft, 'id' | 'cron' | 'timezone' | 'window' | 'policies'> = {
  name: 'Forecast',
  report: { recipe: 'briefing', options: '', sourceId: 'data', others: [] },
  path: '/data.csv',
  deliver: [],
  reading: { table: null, sheet: null, headerRow: null, decimal: null, dateFormat: null },
  columns: { time: null, measure: null },
  narrator: {
    model: null,
    check: 'normal',
    fallback: 'embedded',
    level: 'schema',
    rows: 0,
    exclude: '',
  },
};

function embedded({ model: _, ...analysis }: JobSpec['analysis']): JobSpec['analysis'] {
  return { ...analysis, narrator: 'embedded' };
}

/** A schedule that is being typed makes no report; its own field says what is wrong with it. */
function unlessRefused<T>(read: () => T): T | null {
  try {
    return read();
  } catch (caught) {
    if (caught instanceof RunFailure) return null;
    throw caught;
  }
}
