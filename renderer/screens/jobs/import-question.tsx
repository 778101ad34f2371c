import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { FileText } from 'lucide-react';
import { useState } from 'react';
import type { ImportView } from '../../../preload/contract/job-tool-calls.ts';
import { useAct } from '../../lib/acts.ts';
import { counted } from '../../lib/words.ts';
import { Row, Rows } from '../../ui/rows.tsx';
import { MissingPlaces } from './missing-places.tsx';

const changes = {
  new: 'New here',
  changed: 'Changes the job that is here; its history stays',
  same: 'Is here already, just like that',
} as const;

interface ImportQuestionProps {
  readonly read: ImportView;
  readonly onClose: () => void;
}

/** What a job file would do, and where on this laptop its files are. */
export function ImportQuestion({ read, onClose }: ImportQuestionProps) {
  const [view, setView] = useState(read);
  const save = useAct('jobs.import');
  const start = () =>
    save.mutate(
      { id: view.id },
      {
        onSuccess: ({ saved }) => {
          notifications.show({ message: `Imported ${counted(saved, 'job')}` });
          onClose();
        },
      },
    );
  return (
    <>
      <Rows label="Jobs of this file">
        {view.jobs.map(({ id, name, change }) => (
          <Row
            key={id}
            lead={<FileText size={17} aria-hidden />}
            title={name}
            detail={changes[change]}
          />
        ))}
      </Rows>
      <MissingPlaces view={view} onFound={setView} />
      <Text size="sm" c="dimmed" mt="sm">
        Keys and passwords are not in a job file. Enter them under Connections once.
      </Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button loading={save.isPending} onClick={start}>
          Import {counted(view.jobs.length, 'job')}
          {view.missing.length > 0 && ' all the same'}
        </Button>
      </Group>
    </>
  );
}
