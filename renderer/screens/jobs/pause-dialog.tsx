import { Button, Group, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { JobItemView } from '../../../preload/contract/views.ts';
import { useAct } from '../../lib/acts.ts';

interface PauseDialogProps {
  readonly job: JobItemView;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Asks for a note, so that whoever finds the job paused knows why. */
export function PauseDialog({ job, isOpen, onClose }: PauseDialogProps) {
  const pause = useAct('job.pause');
  const [note, setNote] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    pause.mutate({ jobId: job.id, note: note.trim() }, { onSuccess: onClose });
  };
  return (
    <Modal opened={isOpen} onClose={onClose} title={`Pause “${job.name}”?`} centered>
      <form onSubmit={submit}>
        <TextInput
          label="Note"
          description="Optional. Shown with the job until you resume it."
          placeholder="Figures are being corrected"
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={200}
          data-autofocus
        />
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={pause.isPending}>
            Pause until I resume
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
