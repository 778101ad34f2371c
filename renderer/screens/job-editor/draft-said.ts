import type { JobDraft } from '../../../preload/contract/job-draft.ts';
import type { SaidByModelView, SaidJobView } from '../../../preload/contract/said-calls.ts';
import { unread } from '../../lib/unread-file.ts';
import { reportAs } from './recipes.ts';
import { nameFrom } from './use-job-form.ts';

/** The form with what a sentence said; what it left open stays as it is. */
export function draftSaid(draft: JobDraft, said: SaidJobView & SaidByModelView): JobDraft {
  const { cron, window, timezone, recipe, policies, data, path, isAddress, columns } = said;
  return {
    ...draft,
    ...(cron === null ? {} : { cron }),
    ...(window === null ? {} : { window }),
    ...(timezone === null ? {} : { timezone }),
    ...(recipe === null ? {} : { report: reportAs(recipe, draft.report) }),
    ...(columns.time === null && columns.measure === null ? {} : { columns }),
    policies: { ...draft.policies, ...policies },
    ...(path === null ? {} : { path, ...unread, remote: null }),
    ...(isAddress && data !== null
      ? { remote: { kind: 'http' as const, connection: null, ask: data } }
      : {}),
    name: draft.name === '' && data !== null ? nameFrom(data.split('?')[0] ?? data) : draft.name,
  };
}
