import type { Core } from './compose.ts';
import { checkJob } from './domain/check-job.ts';
import { RunFailure } from './domain/failure.ts';
import { freeId } from './domain/free-id.ts';
import type { JobSpec } from './domain/job.ts';
import type { PreviewPlan } from './domain/preview.ts';
import { windowBefore, windowsBefore } from './domain/window-before.ts';
import { keyOf } from './engine/key.ts';
import { slotWindow } from './engine/slot-window.ts';
import { mustFindJob } from './ipc/must-find.ts';
import type { JobDrafts } from './ipc/services.ts';
import { draftJob, scheduleOfDraft } from './jobfile/draft-job.ts';
import { reportOfJob, sourcesOfDraft } from './jobfile/draft-report.ts';
import { explainSchedule } from './jobfile/explain-schedule.ts';

/** Enough of a past to say whether a figure is usual. */
const periodsBefore = 64;

/** What a form means, in terms of jobs. */
export function jobDrafts({ clock, store, timetable }: Core): JobDrafts {
  const existingOf = (id: string | null) => (id === null ? null : mustFindJob(store, id));

  const draftToSpec: JobDrafts['draftToSpec'] = (draft) => {
    const existing = existingOf(draft.id);
    const id = existing?.id ?? freeId(draft.name, 'job', (taken) => store.jobs.get(taken) !== null);
    return draftJob(draft, id, existing);
  };

  /** The report that a run by hand would make now; null while the form says no whole job. */
  const trialOf = (spec: JobSpec): PreviewPlan['trial'] => {
    // One file is looked at; what reads several is tried by its first run.
    if (spec.sources.length > 1) return null;
    const slot = timetable.at(spec, clock.wallMs());
    const { window } = slotWindow(spec, slot, timetable);
    if (!window) return null;
    return {
      jobName: spec.name,
      analysis: spec.analysis,
      zone: slot.zone,
      slot: null,
      window,
      compareWith: windowBefore(spec.window, window, slot.zone),
      earlier: windowsBefore(spec.window, window, slot.zone, periodsBefore),
      previousFacts: [],
    };
  };

  return {
    draftToSpec,
    reportOf: reportOfJob,
    scheduled(draft, window) {
      const existing = draft.id === null ? null : store.jobs.get(draft.id);
      const { calendar } = existing ?? {};
      const schedule = scheduleOfDraft(draft, existing?.schedule);
      return { id: draft.id ?? '', schedule, window, ...(calendar ? { calendar } : {}) };
    },
    previewed(draft) {
      const existing = existingOf(draft.id);
      const [source] = sourcesOfDraft(draft, existing?.sources ?? []);
      if (!source) throw new Error('a draft has a source');
      return {
        source,
        trial: unlessRefused(() => trialOf(draftToSpec({ ...draft, name: 'Preview' }))),
      };
    },
    checkJob: (spec) => checkJob(spec, timetable, clock.wallMs()),
    scheduleText: (cron) => explainSchedule(cron).words,
    windowOf: (job, slot) => slotWindow(job, slot, timetable).window,
    keyOf: (jobId, window) => keyOf(jobId, window.key),
  };
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
