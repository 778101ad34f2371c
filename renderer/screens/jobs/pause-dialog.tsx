import { Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { JobItemView } from '../../../preload/contract/views.ts';
import { useAct } from '../../lib/acts.ts';
import { useNow } from '../../lib/clock.ts';
import { dayWithin, ownZone } from '../../lib/time-text.ts';
import { isoDay, nextMonday, tomorrow } from './pause-days.ts';

interface PauseDialogProps {
  readonly job: JobItemView;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

type Until = 'resumed' | 'tomorrow' | 'monday' | 'day';

/** Asks how long, and for a note, so that whoever finds the job paused knows why. */
export function PauseDialog({ job, isOpen, onClose }: PauseDialogProps) {
  const pause = useAct('job.pause', { showsFailure: true });
  const nowMs = useNow(60_000);
  const [note, setNote] = useState('');
  const [until, setUntil] = useState<Until>('resumed');
  const [day, setDay] = useState('');
  const days = { tomorrow: tomorrow(nowMs), monday: nextMonday(nowMs) };
  const chosen = { resumed: null, day, ...mapped(days) }[until];
  const monday = dayWithin(days.monday, ownZone(), nowMs).replace(/^Mon /, '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    pause.mutate({ jobId: job.id, note: note.trim(), until: chosen }, { onSuccess: onClose });
  };
  return (
    <Modal opened={isOpen} onClose={onClose} title={`Pause “${job.name}”?`} centered>
      <form onSubmit={submit}>
        <Stack>
          <Radio.Group
            label="Until"
            value={until}
            onChange={(value) => setUntil(value as Until)}
            error={pause.error?.message}
          >
            <Stack gap={6} mt={6}>
              <Radio value="resumed" label="I resume it" />
              <Radio value="tomorrow" label="Tomorrow" />
              <Radio value="monday" label={`Monday, ${monday}`} />
              <Radio value="day" label="Another day" />
            </Stack>
          </Radio.Group>
          {until === 'day' && (
            <TextInput
              type="date"
              label="Day on which it goes on"
              value={day}
              min={isoDay(days.tomorrow)}
              required
              onChange={(event) => setDay(event.currentTarget.value)}
            />
          )}
          <TextInput
            label="Note"
            description="Optional. Shown with the job while it is paused."
            placeholder="Figures are being corrected"
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            maxLength={200}
            data-autofocus
          />
        </Stack>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={pause.isPending} disabled={chosen === ''}>
            {until === 'resumed' ? 'Pause until I resume' : 'Pause until then'}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

function mapped({ tomorrow: one, monday }: { tomorrow: number; monday: number }) {
  return { tomorrow: isoDay(one), monday: isoDay(monday) };
}
