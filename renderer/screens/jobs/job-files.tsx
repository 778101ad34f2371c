import { Button } from '@mantine/core';
import { Download, Upload } from 'lucide-react';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { useAct } from '../../lib/acts.ts';
import { ImportDialog } from './import-dialog.tsx';
import { useExport } from './use-export.ts';

/** All jobs in one job file, to take to another laptop. */
export function ExportAll() {
  const { exportJobs, isExporting } = useExport();
  return (
    <Button
      variant="default"
      leftSection={<Download size={16} aria-hidden />}
      loading={isExporting}
      onClick={() => exportJobs(null)}
    >
      Export all…
    </Button>
  );
}

/** Reads a job file, shows what it would do, and saves it when asked. */
export function ImportJobs() {
  const choose = useAct('jobs.choose-import', { showsFailure: true });
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
      <ImportDialog
        view={choose.data ?? null}
        problem={choose.error?.message ?? null}
        isFromOutside={false}
        onClose={choose.reset}
      />
    </>
  );
}

/** The job file that the system opened with Almanac: looked at like any other, and nothing is saved by itself. */
export function OpenedJobFile({ number }: { readonly number: number }) {
  const { mutate, data, error } = useAct('jobs.read-opened', { showsFailure: true });
  const [, go] = useLocation();
  useEffect(() => mutate({ number }), [mutate, number]);
  return (
    <ImportDialog
      view={data ?? null}
      problem={error?.message ?? null}
      isFromOutside
      onClose={() => go('/settings/jobs')}
    />
  );
}
