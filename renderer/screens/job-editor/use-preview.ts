import { useDebouncedValue } from '@mantine/hooks';
import type { FailureView } from '../../../preload/contract/failures.ts';
import type {
  JobDraft,
  ScheduleDraft,
  SchedulePreviewView,
} from '../../../preload/contract/job-draft.ts';
import { useRead } from '../../lib/reads.ts';

export interface Preview {
  readonly view: SchedulePreviewView | undefined;
  readonly failures: readonly FailureView[];
}

/** What the schedule means, asked for when the typing pauses. */
export function usePreview({ id, cron, timezone, window, policies }: JobDraft): Preview {
  const asked: ScheduleDraft = { id, cron, timezone, window, policies };
  const [settled] = useDebouncedValue(JSON.stringify(asked), 250);
  const argument: ScheduleDraft = JSON.parse(settled);
  const read = useRead('job.preview', argument, { keepsPrevious: true });
  return { view: read.error ? undefined : read.data, failures: read.error?.failures ?? [] };
}
