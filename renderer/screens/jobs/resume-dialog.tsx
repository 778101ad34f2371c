import { Button, Modal, Stack } from '@mantine/core';
import type { JobItemView } from '../../../preload/contract/views.ts';
import { useAct } from '../../lib/acts.ts';
import { counted } from '../../lib/words.ts';
import { FoldedRows } from '../../ui/folded-rows.tsx';
import { Row, Rows } from '../../ui/rows.tsx';
import { TimeText } from '../../ui/time-text.tsx';

interface ResumeDialogProps {
  readonly job: JobItemView;
  readonly onClose: () => void;
}

/** What passed while the job was paused, and what shall become of it. */
export function ResumeDialog({ job, onClose }: ResumeDialogProps) {
  const resume = useAct('job.resume');
  const { passed, id: jobId, name } = job;
  const goOn = (answer: 'latest' | 'all' | 'skip') =>
    resume.mutate({ jobId, answer }, { onSuccess: onClose });
  return (
    <Modal opened onClose={onClose} title={`Resume “${name}”?`} centered>
      <p>
        {counted(passed.length, 'report')} did not run while it was paused. From its next date on it
        runs as before, whatever you choose here.
      </p>
      <FoldedRows items={passed} shown={4}>
        {(shown) => (
          <Rows label="What passed while it was paused">
            {shown.map(({ slot, atMs, zone }) => (
              <Row key={slot} title={<TimeText atMs={atMs} zone={zone} />} side={zone} />
            ))}
          </Rows>
        )}
      </FoldedRows>
      <Stack gap="xs" mt="lg">
        <Button loading={resume.isPending} onClick={() => goOn('latest')}>
          {passed.length === 1 ? 'Resume and make it' : 'Resume and make the latest'}
        </Button>
        {passed.length > 1 && (
          <Button variant="default" onClick={() => goOn('all')}>
            Resume and make all {passed.length}
          </Button>
        )}
        <Button variant="default" onClick={() => goOn('skip')}>
          Resume and leave {passed.length === 1 ? 'it' : 'them'} out
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          Stay paused
        </Button>
      </Stack>
    </Modal>
  );
}
