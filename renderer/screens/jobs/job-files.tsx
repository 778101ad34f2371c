import { Button, Modal, Text } from '@mantine/core';
import { Download, Upload } from 'lucide-react';
import type { JobItemView } from '../../../preload/contract/views.ts';
import { useAct } from '../../lib/acts.ts';
import { ImportQuestion } from './import-question.tsx';
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
        {view && <ImportQuestion key={view.id} read={view} onClose={choose.reset} />}
      </Modal>
    </>
  );
}
