import { Button, Group, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { DeliveryView } from '../../preload/contract/views.ts';
import { useAct } from '../lib/acts.ts';

interface RetargetProps {
  readonly delivery: DeliveryView;
  readonly onClose: () => void;
}

/** Asks for another address, folder or web address, for one delivery. */
export function Retarget({ delivery: { id, channel, recipient }, onClose }: RetargetProps) {
  const retarget = useAct('delivery.retarget', { showsFailure: true });
  const [text, setText] = useState(channel === 'webhook' ? '' : recipient);
  const choose = useAct('dialog.choose-folder');
  const onSuccess = (chosen: string | null) => chosen !== null && setText(chosen);
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
        {channel === 'folder' && (
          <Button variant="default" mt="sm" onClick={() => choose.mutate(null, { onSuccess })}>
            Choose…
          </Button>
        )}
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
