import { Button, Group, Modal, Radio, Stack } from '@mantine/core';
import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useAct } from '../lib/acts.ts';

type Data = 'as-is-now' | 'as-it-was';

export function RunAgain({ runId }: { readonly runId: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<RotateCw size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        Run again
      </Button>
      <RunAgainDialog runId={runId} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}

interface RunAgainDialogProps {
  readonly runId: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Asks what the report is made from this time; the one that is there stays beside the new one. */
export function RunAgainDialog({ runId, isOpen, onClose }: RunAgainDialogProps) {
  const [, go] = useLocation();
  const again = useAct('report.again');
  const [data, setData] = useState<Data>('as-is-now');
  const start = () =>
    again.mutate(
      { runId, data },
      {
        onSuccess: (next) => {
          onClose();
          go(`/runs/${next.runId}`);
        },
      },
    );
  return (
    <Modal opened={isOpen} onClose={onClose} title="Run this again?" centered>
      <Radio.Group
        label="From which data?"
        description="This report stays; the new one stands beside it, and is sent to nobody until you say so."
        value={data}
        onChange={(value) => setData(value === 'as-it-was' ? 'as-it-was' : 'as-is-now')}
      >
        <Stack mt="sm" gap="sm">
          <Radio
            value="as-is-now"
            label="As the data is now"
            description="Reads the file again: for what was corrected or came late."
          />
          <Radio
            value="as-it-was"
            label="As it was"
            description="Reads what this report was made from: for a job that was changed."
          />
        </Stack>
      </Radio.Group>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button loading={again.isPending} onClick={start}>
          Make it again
        </Button>
      </Group>
    </Modal>
  );
}
