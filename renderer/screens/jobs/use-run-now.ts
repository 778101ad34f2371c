import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import type { JobItemView } from '../../../preload/contract/views.ts';
import { showFailure, useAct } from '../../lib/acts.ts';

/** Starts a run by hand. A period that has its report already is made again only when asked twice. */
export function useRunNow({ id: jobId, name }: JobItemView): {
  readonly runNow: () => void;
  readonly isStarting: boolean;
} {
  const run = useAct('job.run-now', { showsFailure: true });
  const start = (again: boolean) =>
    run.mutate(
      { jobId, again },
      {
        onSuccess: () => notifications.show({ message: `“${name}” has started` }),
        onError: (refused) => {
          const isDone = refused.failures.some(({ code }) => code === 'already-done');
          if (!isDone || again) return showFailure(refused);
          modals.openConfirmModal({
            title: 'Make this report again?',
            children: refused.message,
            labels: { confirm: 'Make it again', cancel: 'Leave it' },
            centered: true,
            onConfirm: () => start(true),
          });
        },
      },
    );
  return { runNow: () => start(false), isStarting: run.isPending };
}
