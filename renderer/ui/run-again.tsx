import { Button, Group, Modal, Radio, Stack } from '@mantine/core';
import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useAct } from '../lib/acts.ts';

type Data = 'as-is-now' | 'as-it-was';

/** Asks what the report is made from this time; the one that is there stays beside the new one. */
export function RunAgain({ runId }: { readonly runId: string }) {
  const [, go] = useLocation();
  const again = useAct('report.again');
  const [isOpen, setOpen] = useState(false);
  const [data, setData] = useState<Data>('as-is-now');
  const start = () =>
    again.mutate(
      { runId, data },
      {
        onSuccess: (next) => {
          setOpen(false);
          go(`/runs/${next.runId}`);
        },
      },
    );
  return (
    <>
      <Button
        variant="default"
        leftSection={<RotateCw size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        Run again
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title="Run this again?" centered>
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
          <Button variant="default" onClick={() => setOpen(false)}>
            Cancel
          </Button>
          <Button loading={again.isPending} onClick={start}>
            Make it again
          </Button>
        </Group>
      </Modal>
    </>
  );
}
