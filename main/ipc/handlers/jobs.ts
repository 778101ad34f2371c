import { isDeepStrictEqual } from 'node:util';
import type { AnswerOf } from '../../../preload/contract/calls.ts';
import type { Job } from '../../domain/job/job.ts';
import type { Mistake } from '../../domain/job/mistake.ts';
import { dayRange } from '../../domain/schedule/day-range.ts';
import type { HandlersOf } from '../handler.ts';
import { mustFindJob } from '../must-find.ts';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';
import { deliverySentence } from '../views/delivery-sentence.ts';
import { jobDraft } from '../views/job-item.ts';
import { forgetSecrets, keepSecrets, nameSecrets } from './job-deliveries.ts';
import { previewDraft } from './preview.ts';

type JobCall =
  | 'job.draft'
  | 'job.preview'
  | 'job.save'
  | 'job.run-now'
  | 'job.pause'
  | 'job.resume'
  | 'job.remove'
  | 'job.restore';

export function jobsHandlers(services: Services): HandlersOf<JobCall> {
  const { jobs, clock, engine, drafts, systemZone } = services;
  /** Plans anew after a change; the calls that change a job answer nothing. */
  const changed = () => {
    engine.jobsChanged();
    return null;
  };
  return {
    'job.draft': ({ jobId }) => {
      const job = mustFindJob(services, jobId);
      return jobDraft(job, drafts.reportOf(job));
    },
    'job.preview': (draft) => previewDraft(services, draft),
    'job.save': (draft) => {
      const before = draft.id === null ? null : mustFindJob(services, draft.id);
      const deliver = nameSecrets(services, draft.deliver);
      const spec = drafts.draftToSpec({ ...draft, deliver });
      const problems = drafts.checkJob(spec);
      if (problems.length > 0) return new Refused(problems.map(inSentences));
      // First, so that a job that is saved can sign what it sends.
      keepSecrets(services, deliver);
      const job = jobs.save(spec, clock.wallMs());
      forgetSecrets(services, before);
      changed();
      return { jobId: job.id, again: before && madeOtherwise(services, before, job) };
    },
    'job.run-now': ({ jobId, again }) => ({
      runId: engine.runNow(mustFindJob(services, jobId).id, again).id,
    }),
    'job.pause': ({ jobId, note, until }) => {
      const nowMs = clock.wallMs();
      const untilMs = until === null ? null : dayRange(until, until, systemZone()).fromMs;
      if (untilMs !== null && untilMs <= nowMs) {
        return new Refused([{ field: 'until', message: 'Choose a day that is still to come.' }]);
      }
      const end = untilMs === null ? {} : { untilMs };
      const pause = { sinceMs: nowMs, note, automatic: false, ...end };
      jobs.setPaused(mustFindJob(services, jobId).id, pause, nowMs);
      return changed();
    },
    'job.resume': ({ jobId, answer }) => {
      const { id } = mustFindJob(services, jobId);
      const passed = services.openSlots.all().filter((open) => open.jobId === id);
      jobs.setPaused(id, null, clock.wallMs());
      // Before the engine looks: it would decide by the job's own rule.
      if (answer !== null && passed.length > 0) {
        engine.answer(
          id,
          passed.map(({ slot }) => slot.text),
          answer,
        );
      }
      return changed();
    },
    'job.remove': ({ jobId }) => {
      jobs.remove(mustFindJob(services, jobId).id, clock.wallMs());
      return changed();
    },
    'job.restore': ({ jobId }) => {
      jobs.restore(jobId, clock.wallMs());
      return changed();
    },
  };
}

/** The form has no field of its own for each of a delivery's. */
function inSentences(mistake: Mistake): Mistake {
  const isAboutDelivery = mistake.field.startsWith('deliver');
  return isAboutDelivery ? { ...mistake, message: deliverySentence(mistake) } : mistake;
}

/** The last report, where it would now be made from other data or in another way. */
function madeOtherwise(
  { history, reports }: Services,
  before: Job,
  after: Job,
): AnswerOf<'job.save'>['again'] {
  const isSame =
    isDeepStrictEqual(before.sources, after.sources) &&
    isDeepStrictEqual(before.analysis, after.analysis) &&
    before.region === after.region;
  const last = isSame ? null : history.lastDone(after.id);
  if (!last?.window || !reports.get(last.id)) return null;
  const { fromMs, toMs } = last.window;
  return { runId: last.id, fromMs, toMs, zone: last.zone };
}
