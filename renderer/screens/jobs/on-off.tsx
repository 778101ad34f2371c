import { Switch } from '@mantine/core';
import type { JobItemView } from '../../../preload/contract/views.ts';
import { useAct } from '../../lib/acts.ts';

/** Whether the job runs by itself; shows what was chosen until main has said what became of it. */
export function OnOff({ job: { id, name, enabled } }: { readonly job: JobItemView }) {
  const turn = useAct('job.switch');
  return (
    <Switch
      size="xs"
      aria-label={`${name} runs by itself`}
      checked={turn.isPending ? turn.variables.on : enabled}
      onChange={(event) => turn.mutate({ jobId: id, on: event.currentTarget.checked })}
    />
  );
}
