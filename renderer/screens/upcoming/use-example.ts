import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { showFailure } from '../../lib/acts.ts';
import { ask, useBridge } from '../../lib/bridge.ts';
import { briefingReport } from '../../lib/briefing-report.ts';
import { defaultNarrator } from '../../lib/default-narrator.ts';
import { defaultPolicies } from '../../lib/default-policies.ts';
import { unread } from '../../lib/unread-file.ts';

/** Makes a job of the sample data and its first report, and shows that run. */
export function useExample(): { readonly make: () => void; readonly isPending: boolean } {
  const bridge = useBridge();
  const client = useQueryClient();
  const [, go] = useLocation();
  const example = useMutation({
    mutationFn: async () => {
      const path = await ask(bridge, 'sample.prepare', null);
      const draft = {
        id: null,
        name: 'Example: sales briefing',
        report: briefingReport,
      } as const;
      const when = { cron: '0 9 * * MON-FRI', timezone: 'system', window: 'day' };
      const { jobId } = await ask(bridge, 'job.save', {
        ...draft,
        ...when,
        path,
        ...unread,
        policies: defaultPolicies,
        narrator: defaultNarrator,
        deliver: [],
      });
      return ask(bridge, 'job.run-now', { jobId, again: false });
    },
    onSuccess: ({ runId }) => go(`/runs/${runId}`),
    onError: showFailure,
    onSettled: () => client.invalidateQueries(),
  });
  return { make: () => example.mutate(), isPending: example.isPending };
}
