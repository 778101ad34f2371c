import { notifications } from '@mantine/notifications';
import { showFailure, useAct } from '../../lib/acts.ts';
import { counted } from '../../lib/words.ts';

/** Tries several runs again and says what came of it. */
export function useRetryMany() {
  const retry = useAct('failures.retry');
  const start = (runIds: readonly string[]) =>
    retry.mutate(
      { runIds },
      {
        onSuccess: ({ started, refused }) => {
          if (started > 0) notifications.show({ message: `${counted(started, 'report')} started` });
          for (const sentence of new Set(refused)) showFailure(new Error(sentence));
        },
      },
    );
  return { start, isPending: retry.isPending };
}
