import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { FileText } from 'lucide-react';
import { useState } from 'react';
import type { ImportView } from '../../../preload/contract/job-tool-calls.ts';
import { useAct } from '../../lib/acts.ts';
import { counted } from '../../lib/words.ts';
import { Row, Rows } from '../../ui/rows.tsx';
import styles from './import-dialog.module.css';
import { MissingPlaces } from './missing-places.tsx';

const changes = {
  new: 'New here',
  changed: 'Changes the job that is here; its history stays',
  same: 'Is here already, just like that',
} as const;

interface ImportQuestionProps {
  readonly read: ImportView;
  /** Somebody may have sent it: its jobs stay off unless the analyst wants them on. */
  readonly isFromOutside: boolean;
  readonly onClose: () => void;
}

/** What a job file would read, run and send to, and where on this laptop its files are. Nothing is saved before Import. */
export function ImportQuestion({ read, isFromOutside, onClose }: ImportQuestionProps) {
  const [view, setView] = useState(read);
  const [staysOff, setStaysOff] = useState(isFromOutside);
  const hasNew = view.jobs.some(({ change }) => change === 'new');
  const save = useAct('jobs.import');
  const start = () =>
    save.mutate(
      { id: view.id, staysOff },
      {
        onSuccess: ({ saved }) => {
          notifications.show({ message: `Imported ${counted(saved, 'job')}` });
          onClose();
        },
      },
    );
  return (
    <Stack gap="md">
      <Rows label="Jobs of this file">
        {view.jobs.map((job) => (
          <Row
            key={job.id}
            lead={<FileText size={17} aria-hidden />}
            title={job.name}
            detail={<JobEffects job={job} />}
          />
        ))}
      </Rows>
      <MissingPlaces view={view} onFound={setView} />
      <Text size="sm" c="dimmed">
        Nothing is saved and nothing runs until you import it. Keys and passwords are not in a job
        file; enter them under Connections once.
      </Text>
      {hasNew && (
        <Checkbox
          label="Leave new jobs switched off until I switch them on"
          checked={staysOff}
          onChange={(event) => setStaysOff(event.currentTarget.checked)}
        />
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button loading={save.isPending} onClick={start}>
          Import {counted(view.jobs.length, 'job')}
          {view.missing.length > 0 && ' all the same'}
        </Button>
      </Group>
    </Stack>
  );
}

function JobEffects({ job }: { readonly job: ImportView['jobs'][number] }) {
  const { change, reads, runs, sends } = job;
  return (
    <>
      {changes[change]}
      <dl className={styles.effects}>
        <dt>Reads</dt>
        <dd>{reads.map(line)}</dd>
        <dt>Runs</dt>
        <dd>{line(runs)}</dd>
        <dt>Sends</dt>
        <dd>{sends.length > 0 ? sends.map(line) : 'Nothing: the report stays here'}</dd>
      </dl>
    </>
  );
}

function line(text: string) {
  return <div key={text}>{text}</div>;
}
