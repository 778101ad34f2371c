import { Button, Group, Modal, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Download, FileText, Upload } from 'lucide-react';
import type { ImportView } from '../../../preload/contract/job-tool-calls.ts';
import type { JobItemView } from '../../../preload/contract/views.ts';
import { useAct } from '../../lib/acts.ts';
import { counted, fileName } from '../../lib/words.ts';
import { Row, Rows } from '../../ui/rows.tsx';
import { useExport } from './use-export.ts';

/** All jobs in one job file, to take to another laptop. */
export function ExportAll({ jobs }: { readonly jobs: readonly JobItemView[] }) {
  const { exportJobs, isExporting } = useExport();
  return (
    <Button
      variant="default"
      leftSection={<Download size={16} aria-hidden />}
      loading={isExporting}
      disabled={jobs.length === 0}
      onClick={() => exportJobs(jobs.map(({ id }) => id))}
    >
      Export all…
    </Button>
  );
}

/** Reads a job file, shows what it would do, and saves it when asked. */
export function ImportJobs() {
  const choose = useAct('jobs.choose-import', { showsFailure: true });
  const view = choose.data ?? null;
  return (
    <>
      <Button
        variant="default"
        leftSection={<Upload size={16} aria-hidden />}
        loading={choose.isPending}
        onClick={() => choose.mutate(null)}
      >
        Import…
      </Button>
      <Modal
        opened={choose.isError}
        onClose={choose.reset}
        title="This job file cannot be imported"
        size="lg"
        centered
      >
        {choose.error?.message.split('\n').map((line) => (
          <p key={line}>{line}</p>
        ))}
        <Text size="sm" c="dimmed">
          Nothing was changed.
        </Text>
      </Modal>
      <Modal
        opened={view !== null}
        onClose={choose.reset}
        title={view ? `Import ${view.fileName}?` : ''}
        size="lg"
        centered
      >
        {view && <ImportQuestion view={view} onClose={choose.reset} />}
      </Modal>
    </>
  );
}

const changes = {
  new: 'New here',
  changed: 'Changes the job that is here; its history stays',
  same: 'Is here already, just like that',
} as const;

function ImportQuestion({ view, onClose }: { readonly view: ImportView; onClose: () => void }) {
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
        {view.jobs.map(({ id, name, change, missing }) => (
          <Row
            key={id}
            lead={<FileText size={17} aria-hidden />}
            title={name}
            detail={[
              changes[change],
              ...missing.map(
                (path) => `${fileName(path)} is not at ${path}; choose it in the editor`,
              ),
            ].join('. ')}
          />
        ))}
      </Rows>
      <Text size="sm" c="dimmed" mt="sm">
        Keys and passwords are not in a job file. Enter them under Connections once.
      </Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button loading={save.isPending} onClick={start}>
          Import {counted(view.jobs.length, 'job')}
        </Button>
      </Group>
    </>
  );
}
