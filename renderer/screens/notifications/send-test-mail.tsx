import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useAct } from '../../lib/acts.ts';

interface SendTestMailProps {
  readonly name: string;
  readonly to: string;
  readonly onClose: () => void;
}

/** Sends one mail now and says what the server answered. */
export function SendTestMail({ name, to, onClose }: SendTestMailProps) {
  const test = useAct('mail.test', { showsFailure: true });
  const [address, setAddress] = useState(to);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    test.mutate({ name, to: address.trim() });
  };
  return (
    <Modal opened onClose={onClose} title={`Send a test mail from “${name}”`} centered>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label="To"
            value={address}
            onChange={(event) => setAddress(event.currentTarget.value)}
            error={test.error?.message}
            data-autofocus
          />
          {test.isSuccess && (
            <Alert color="green" role="status">
              The server took it. It should be in the mailbox within minutes.
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Close
            </Button>
            <Button type="submit" loading={test.isPending} disabled={address.trim() === ''}>
              Send it
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
