import { Button } from '@mantine/core';
import { FileText } from 'lucide-react';
import { useLocation } from 'wouter';
import type { RunView } from '../../../preload/contract/views.ts';
import { useAct } from '../../lib/acts.ts';
import { useRead } from '../../lib/reads.ts';
import { stateOf } from '../../lib/words.ts';
import { Answered } from '../../ui/answered.tsx';
import { BackLink } from '../../ui/back-link.tsx';
import { Page } from '../../ui/page.tsx';
import { RunAgain } from '../../ui/run-again.tsx';
import { Section } from '../../ui/section.tsx';
import { Attempts } from './attempts.tsx';
import { Deliveries } from './deliveries.tsx';
import { Diagnostics } from './diagnostics.tsx';
import { ModelCalls } from './model-calls.tsx';
import { RunSummary } from './run-summary.tsx';
import { Sources } from './sources.tsx';

/** One run: why, when, from what, and exactly what was sent. */
export function RunScreen({ runId }: { readonly runId: string }) {
  const run = useRead('run.read', { runId });
  return (
    <Page
      title={run.data?.item.jobName ?? 'Run'}
      trail={<BackLink to="/history">History</BackLink>}
      actions={run.data && <RunActions run={run.data} />}
    >
      <Answered read={run} what="this run">
        {(view) => (
          <>
            <RunSummary run={view} />
            <Attempts attempts={view.attempts} zone={view.item.zone} />
            <Section title="Data it read">
              <Sources sources={view.sources} zone={view.item.zone} />
            </Section>
            <Section title="What was sent">
              <Deliveries deliveries={view.deliveries} zone={view.item.zone} />
            </Section>
            <ModelCalls runId={view.runId} zone={view.item.zone} />
            <Diagnostics run={view} />
          </>
        )}
      </Answered>
    </Page>
  );
}

function RunActions({ run: { runId, item } }: { readonly run: RunView }) {
  const [, go] = useLocation();
  const cancel = useAct('run.cancel');
  const retry = useAct('run.retry');
  const state = stateOf(item);
  // Its work is done once there is a report: what is left is to deliver it, and each delivery has its own way out.
  if (item.outcome === null && !item.hasReport) {
    return (
      <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate({ runId })}>
        Cancel
      </Button>
    );
  }
  return (
    <>
      {state === 'failed' && (
        <Button
          variant={item.hasReport ? 'default' : 'filled'}
          loading={retry.isPending}
          onClick={() =>
            retry.mutate({ runId }, { onSuccess: (next) => go(`/runs/${next.runId}`) })
          }
        >
          Retry
        </Button>
      )}
      {item.hasReport && <RunAgain runId={runId} />}
      {item.hasReport && (
        <Button
          leftSection={<FileText size={16} aria-hidden />}
          onClick={() => go(`/reports/${runId}`)}
        >
          Read the report
        </Button>
      )}
    </>
  );
}
