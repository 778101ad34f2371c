import { Button, Group, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { DeliveryView } from '../../preload/contract/views.ts';
import { useAct } from '../lib/acts.ts';

interface DeliveryActionsProps {
  readonly delivery: DeliveryView;
  /** What it is called in the row: "E-mail to boss@example.com". */
  readonly place: string;
}

/** What can be done about a delivery that has not arrived; nothing about one that has. */
export function DeliveryActions({ delivery, place }: DeliveryActionsProps) {
  const { id, state, isHeld, channel } = delivery;
  const resend = useAct('delivery.resend');
  const release = useAct('delivery.release');
  const skip = useAct('delivery.skip');
  const open = useAct('delivery.open-draft');
  const [isMoving, setMoving] = useState(false);
  const isBusy = open.isPending || resend.isPending || release.isPending || skip.isPending;
  const shared = { size: 'compact-sm', disabled: isBusy } as const;
  if (channel === 'notification' || state === 'sent' || state === 'sending') return null;
  return (
    <Group gap="xs">
      {isHeld && state === 'pending' && channel !== 'draft' && (
        <Button
          {...shared}
          onClick={() => release.mutate({ id })}
          aria-label={`Send now: ${place}`}
        >
          Send now
        </Button>
      )}
      {channel === 'draft' && (
        <Button {...shared} onClick={() => open.mutate({ id })} aria-label={`Open: ${place}`}>
          Open the draft
        </Button>
      )}
      {!isHeld && channel !== 'draft' && (
        <Button
          {...shared}
          variant={state === 'skipped' ? 'default' : 'filled'}
          onClick={() => resend.mutate({ id })}
          aria-label={`Send again: ${place}`}
        >
          {state === 'pending' ? 'Try now' : 'Send again'}
        </Button>
      )}
      {state !== 'skipped' && channel !== 'draft' && (
        <Button {...shared} variant="default" onClick={() => setMoving(true)}>
          {channel === 'folder' ? 'Another folder…' : 'Another address…'}
        </Button>
      )}
      {state !== 'skipped' && (
        <Button
          {...shared}
          variant="default"
          onClick={() => skip.mutate({ id })}
          aria-label={`Do not send: ${place}`}
        >
          Do not send
        </Button>
      )}
      {isMoving && <Retarget delivery={delivery} onClose={() => setMoving(false)} />}
    </Group>
  );
}

interface RetargetProps {
  readonly delivery: DeliveryView;
  readonly onClose: () => void;
}

function Retarget({ delivery: { id, channel, recipient }, onClose }: RetargetProps) {
  const retarget = useAct('delivery.retarget', { showsFailure: true });
  const [text, setText] = useState(channel === 'webhook' ? '' : recipient);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    retarget.mutate({ id, recipient: text.trim() }, { onSuccess: onClose });
  };
  return (
    <Modal opened onClose={onClose} title="Send it somewhere else" centered>
      <form onSubmit={submit}>
        <TextInput
          label={channel === 'folder' ? 'Folder' : 'Address'}
          description="For this report only. The job keeps what it says."
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={retarget.error?.message}
          data-autofocus
        />
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={retarget.isPending} disabled={text.trim() === ''}>
            Send it there
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
