import { notifications } from '@mantine/notifications';
import { useAct } from '../../lib/acts.ts';

/** Writes jobs to a job file that the analyst names in the system's dialog. */
export function useExport(): {
  readonly exportJobs: (jobIds: readonly string[]) => void;
  readonly isExporting: boolean;
} {
  const act = useAct('jobs.export');
  const exportJobs = (jobIds: readonly string[]) =>
    act.mutate(
      { jobIds },
      { onSuccess: (saved) => saved && notifications.show({ message: `Saved ${saved.path}` }) },
    );
  return { exportJobs, isExporting: act.isPending };
}
