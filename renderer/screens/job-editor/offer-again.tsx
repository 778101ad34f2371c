import { Button, Group, Stack } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import type { AnswerOf } from '../../../preload/contract/calls.ts';
import { useAct } from '../../lib/acts.ts';
import { useNow } from '../../lib/clock.ts';
import { periodText } from '../../lib/time-text.ts';

type LastReport = NonNullable<AnswerOf<'job.save'>['again']>;

/** After an edit of sources or recipe: the last report was made in another way. Shall it be made again? */
export function offerAgain(last: LastReport): void {
  const modalId = modals.open({
    title: 'Make the last report again?',
    centered: true,
    children: <AgainQuestion last={last} onClose={() => modals.close(modalId)} />,
  });
}

function AgainQuestion({ last, onClose }: { readonly last: LastReport; onClose: () => void }) {
  const again = useAct('report.again');
  const nowMs = useNow(60_000);
  const { runId, fromMs, toMs, zone } = last;
  const make = (data: 'as-it-was' | 'as-is-now') =>
    again.mutate(
      { runId, data },
      {
        onSuccess: () => {
          notifications.show({ message: 'It is being made, and will stand beside the old one' });
          onClose();
        },
      },
    );
  return (
    <>
      <p>
        The report about {periodText(fromMs, toMs, zone, nowMs)} was made before you changed the
        job. It stays; a new one stands beside it and is sent to nobody until you say so.
      </p>
      <Stack gap="xs">
        <Button loading={again.isPending} onClick={() => make('as-is-now')}>
          Make it again as the data is now
        </Button>
        <Button variant="default" onClick={() => make('as-it-was')}>
          Make it again from the data as it was
        </Button>
        <Group justify="flex-end">
          <Button variant="subtle" color="gray" onClick={onClose}>
            Leave it
          </Button>
        </Group>
      </Stack>
    </>
  );
}
