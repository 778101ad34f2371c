import { Button } from '@mantine/core';
import { Check, FileText, FolderOpen, KeyRound } from 'lucide-react';
import { useLocation } from 'wouter';
import type { RunView } from '../../../preload/contract/views.ts';
import { useAct } from '../../lib/acts.ts';
import { sayAlsoRelinked } from '../../lib/failure-acts.ts';
import { useRead } from '../../lib/reads.ts';
import { stateOf } from '../../lib/words.ts';
import { Answered } from '../../ui/answered.tsx';
import { BackLink } from '../../ui/back-link.tsx';
import { Page } from '../../ui/page.tsx';
import { RunAgain } from '../../ui/run-again.tsx';
import { Section } from '../../ui/section.tsx';
import { Attempts } from './attempts.tsx';
import { Course } from './course.tsx';
import { Deliveries } from './deliveries.tsx';
import { Diagnostics } from './diagnostics.tsx';
import { ModelCalls } from './model-calls.tsx';
import { RunLog } from './run-log.tsx';
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
            <Course course={view.course} zone={view.item.zone} />
            <RunLog attempts={view.attempts} zone={view.item.zone} />
            <Attempts attempts={view.attempts} zone={view.item.zone} said={view.item.failure} />
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

function RunActions({ run }: { readonly run: RunView }) {
  const { runId, item, action, connectionId } = run;
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
      {action === 'choose-file' && <ChooseFile runId={runId} />}
      {action === 'accept-shape' && <AcceptShape runId={runId} />}
      {action === 'new-secret' && connectionId !== null && (
        <NewSecret connectionId={connectionId} />
      )}
      {state === 'failed' && (
        <Button
          variant={item.hasReport || action !== 'retry' ? 'default' : 'filled'}
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

/** Another file for the job, and at once a run with it. */
function ChooseFile({ runId }: { readonly runId: string }) {
  const [, go] = useLocation();
  const choose = useAct('dialog.choose-file');
  const relink = useAct('failure.relink');
  const ask = async () => {
    const path = await choose.mutateAsync(null).catch(() => null);
    if (path === null) return;
    relink.mutate(
      { runId, path },
      {
        onSuccess: (next) => {
          sayAlsoRelinked(next);
          go(`/runs/${next.runId}`);
        },
      },
    );
  };
  return (
    <Button
      leftSection={<FolderOpen size={16} aria-hidden />}
      loading={choose.isPending || relink.isPending}
      onClick={() => void ask()}
    >
      Choose file…
    </Button>
  );
}

/** The password or key was refused: its connection takes a new one. */
function NewSecret({ connectionId }: { readonly connectionId: string }) {
  const settings = useAct('window.open-settings');
  return (
    <Button
      leftSection={<KeyRound size={16} aria-hidden />}
      loading={settings.isPending}
      onClick={() => settings.mutate({ page: 'connections', connectionId })}
    >
      New password…
    </Button>
  );
}

/** The data has other columns now, and that is right. */
function AcceptShape({ runId }: { readonly runId: string }) {
  const [, go] = useLocation();
  const accept = useAct('failure.accept-shape');
  return (
    <Button
      leftSection={<Check size={16} aria-hidden />}
      loading={accept.isPending}
      onClick={() => accept.mutate({ runId }, { onSuccess: (next) => go(`/runs/${next.runId}`) })}
    >
      Use it as it is now
    </Button>
  );
}
