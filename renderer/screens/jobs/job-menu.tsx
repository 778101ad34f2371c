import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Copy, Download, Ellipsis, History } from 'lucide-react';
import { useLocation } from 'wouter';
import type { JobItemView } from '../../../preload/contract/views.ts';
import { useAct } from '../../lib/acts.ts';
import { useExport } from './use-export.ts';

/** What is done with a job now and then. */
export function JobMenu({ job }: { readonly job: JobItemView }) {
  const [, go] = useLocation();
  const duplicate = useAct('job.duplicate');
  const { exportJobs } = useExport();
  const copy = () =>
    duplicate.mutate(
      { jobId: job.id },
      {
        onSuccess: ({ jobId }) => {
          notifications.show({ message: 'The copy is off until you switch it on' });
          go(`/settings/jobs/${jobId}`);
        },
      },
    );
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`More for ${job.name}`}
          leftSection={<Ellipsis size={14} aria-hidden />}
        >
          More
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Copy size={15} aria-hidden />} onClick={copy}>
          Duplicate
        </Menu.Item>
        <Menu.Item
          leftSection={<History size={15} aria-hidden />}
          onClick={() => go(`/settings/versions/${encodeURIComponent(job.id)}`)}
        >
          Earlier versions
        </Menu.Item>
        <Menu.Item
          leftSection={<Download size={15} aria-hidden />}
          onClick={() => exportJobs([job.id])}
        >
          Export…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
