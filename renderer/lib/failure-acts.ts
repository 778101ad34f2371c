import { notifications } from '@mantine/notifications';
import type { AnswerOf } from '../../preload/contract/calls.ts';
import type { FailureItemView } from '../../preload/contract/views.ts';
import { useAct } from './acts.ts';
import { type Dismissal, useDismissal } from './dismissals.ts';
import { counted } from './words.ts';

export interface FailureActs {
  /** Tries once more, asks for another file and tries with that, or leads to its connection: what can mend it. */
  readonly mend: (item: FailureItemView) => Promise<void>;
  readonly dismiss: (item: FailureItemView) => Dismissal;
  /** The run that is being mended at this moment. */
  readonly mendingRunId: string | null;
}

/** One choice mends every job whose files moved with the folder. */
export function sayAlsoRelinked({ alsoRelinked }: AnswerOf<'failure.relink'>): void {
  if (alsoRelinked.length === 0) return;
  notifications.show({
    title: `${counted(alsoRelinked.length, 'more job')} mended`,
    message: `The same folder moved for ${alsoRelinked.join(', ')}: it is read at its new place.`,
  });
}

export function useFailureActs(): FailureActs {
  const retry = useAct('run.retry');
  const chooseFile = useAct('dialog.choose-file');
  const relink = useAct('failure.relink');
  const accept = useAct('failure.accept-shape');
  const settings = useAct('window.open-settings');
  const dismiss = useDismissal();
  const mending = [retry, relink, accept].find(({ isPending }) => isPending)?.variables ?? null;

  const mend = async ({ runId, action, connectionId }: FailureItemView) => {
    if (action === 'new-secret' && connectionId !== null) {
      return void settings.mutate({ page: 'connections', connectionId });
    }
    if (action === 'retry') return void retry.mutate({ runId });
    if (action === 'accept-shape') return void accept.mutate({ runId });
    const path = await chooseFile.mutateAsync(null).catch(() => null);
    if (path !== null) relink.mutate({ runId, path }, { onSuccess: sayAlsoRelinked });
  };
  return { mend, dismiss: ({ runId }) => dismiss(runId), mendingRunId: mending?.runId ?? null };
}
