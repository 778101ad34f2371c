import { notifications } from '@mantine/notifications';
import { useAct } from '../../lib/acts.ts';

/** Writes jobs, null for all, to a job file that the analyst names in the system's dialog. */
export function useExport(): {
  readonly exportJobs: (jobIds: readonly string[] | null) => void;
  readonly isExporting: boolean;
} {
  const act = useAct('jobs.export');
  const exportJobs = (jobIds: readonly string[] | null) =>
    act.mutate(
      { jobIds },
      { onSuccess: (saved) => saved && notifications.show({ message: `Saved ${saved.path}` }) },
    );
  return { exportJobs, isExporting: act.isPending };
}
