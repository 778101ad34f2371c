import { useDebouncedValue } from '@mantine/hooks';
import type { FailureView } from '../../../preload/contract/failures.ts';
import type { JobDraft, SchedulePreviewView } from '../../../preload/contract/job-draft.ts';
import { useRead } from '../../lib/reads.ts';

export interface Preview {
  readonly view: SchedulePreviewView | undefined;
  readonly failures: readonly FailureView[];
}

/** What the schedule means, asked for when the typing pauses. */
export function usePreview({ cron, timezone, window }: JobDraft): Preview {
  const key = JSON.stringify([cron, timezone, window]);
  const [settled] = useDebouncedValue(key, 250);
  const [askedCron, askedZone, askedWindow] = JSON.parse(settled) as [string, string, string];
  const argument = { cron: askedCron, timezone: askedZone, window: askedWindow };
  const read = useRead('job.preview', argument, { keepsPrevious: true });
  return { view: read.error ? undefined : read.data, failures: read.error?.failures ?? [] };
}
