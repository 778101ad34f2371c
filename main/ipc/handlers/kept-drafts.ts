import type { JobDraft } from '../../../preload/contract/job-draft.ts';
import type { KeptDraftCalls } from '../../../preload/contract/kept-draft-calls.ts';
import type { KeptDraft } from '../../domain/job/kept-drafts.ts';
import { hideSecrets } from '../../domain/model/hide-secrets.ts';
import { draft as draftSchema } from '../draft-schema.ts';
import type { HandlersOf } from '../handler.ts';
import type { Services } from '../services.ts';

type Needs = Pick<Services, 'keptDrafts' | 'jobs' | 'clock'>;

export function keptDraftHandlers({
  keptDrafts,
  jobs,
  clock,
}: Needs): HandlersOf<keyof KeptDraftCalls> {
  return {
    'drafts.read': () =>
      keptDrafts.all().flatMap((kept) => {
        const draft = fieldsOf(kept);
        return draft ? [{ jobId: kept.jobId, name: draft.name.trim(), atMs: kept.atMs }] : [];
      }),
    'draft.read': ({ jobId }) => {
      const kept = keptDrafts.get(jobId);
      const draft = kept && fieldsOf(kept);
      if (!draft) return null;
      const editedAtMs = jobId === null ? 0 : (jobs.get(jobId)?.editedAtMs ?? 0);
      return { draft, atMs: kept.atMs, savedSinceMs: editedAtMs > kept.atMs ? editedAtMs : null };
    },
    'draft.keep': (draft) => {
      const fields = JSON.stringify(withoutSecrets(draft));
      keptDrafts.keep({ jobId: draft.id, atMs: clock.wallMs(), fields });
      return null;
    },
    'draft.forget': ({ jobId }) => {
      keptDrafts.forget(jobId);
      return null;
    },
  };
}

/** Null for one that an older Almanac kept, with fields that the form does not have any more. */
function fieldsOf({ fields }: KeptDraft): JobDraft | null {
  const parsed = draftSchema.safeParse(JSON.parse(fields));
  return parsed.success ? parsed.data : null;
}

/** Without what was typed to sign calls, and without a password or key that somebody put into an address. */
function withoutSecrets(draft: JobDraft): JobDraft {
  const deliver = draft.deliver.map((target) => ({ ...target, newSecret: null }));
  const { remote } = draft;
  if (remote?.kind !== 'http') return { ...draft, deliver };
  return { ...draft, deliver, remote: { ...remote, ask: hideSecrets(remote.ask, '') } };
}
