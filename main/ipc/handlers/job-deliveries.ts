import type {
  JobDeliveryCalls,
  TargetDraft,
} from '../../../preload/contract/job-delivery-calls.ts';
import type { DeliveryTarget } from '../../domain/delivery-target.ts';
import type { Job } from '../../domain/job.ts';
import type { HandlersOf } from '../handler.ts';
import { mustFindJob } from '../must-find.ts';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';
import { targetText } from '../views/target-text.ts';

/** Who gets a job's reports, besides this desktop. Each change is saved at once, as the job's next revision. */
export function jobDeliveriesHandlers(services: Services): HandlersOf<keyof JobDeliveryCalls> {
  const { jobs, drafts, engine, clock, shell } = services;

  function save(job: Job, deliver: readonly DeliveryTarget[]): null | Refused {
    const {
      revision: _r,
      createdAtMs: _c,
      editedAtMs: _e,
      scheduledAtMs: _s,
      paused: _p,
      ...spec
    } = job;
    const changed = { ...spec, deliver };
    const problems = drafts.checkJob(changed);
    if (problems.length > 0) return new Refused(problems);
    jobs.save(changed, clock.wallMs());
    engine.jobsChanged();
    return null;
  }

  return {
    'job.deliveries': ({ jobId }) =>
      mustFindJob(services, jobId).deliver.flatMap((target, index) =>
        target.kind === 'notification' ? [] : [{ index, text: targetText(target) }],
      ),
    'job.add-delivery': ({ jobId, target }) => {
      const job = mustFindJob(services, jobId);
      return save(job, [...job.deliver, targetOf(target)]);
    },
    'job.remove-delivery': ({ jobId, index, text }) => {
      const job = mustFindJob(services, jobId);
      const target = job.deliver[index];
      // The list may have changed since it was shown.
      const isSame = target && target.kind !== 'notification' && targetText(target) === text;
      return isSame ? save(job, job.deliver.toSpliced(index, 1)) : null;
    },
    'dialog.choose-folder': () => shell.chooseFolder(),
  };
}

function targetOf(draft: TargetDraft): DeliveryTarget {
  const { kind, when, required, afterMyOk, to, formats, path, url, webhookFormat } = draft;
  const note = draft.note.trim() === '' ? null : draft.note.trim();
  const rule = { when, required };
  switch (kind) {
    case 'email':
      return { kind, ...rule, afterMyOk, to, account: null, note, attach: formats, resend: 'ask' };
    case 'draft':
      return { kind, ...rule, to, note, attach: formats };
    case 'folder':
      return { kind, ...rule, afterMyOk, path: path.trim(), formats, keep: null };
    case 'webhook':
      return { kind, ...rule, afterMyOk, url: url.trim(), format: webhookFormat, secret: null };
  }
}
