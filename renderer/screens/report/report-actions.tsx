import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { ChevronLeft, ChevronRight, ListTree, type LucideIcon, SearchCheck } from 'lucide-react';
import { useLocation } from 'wouter';
import type { ReportView } from '../../../preload/contract/views.ts';
import { RunAgain } from '../../ui/run-again.tsx';
import { ExportMenu } from './export-menu.tsx';
import { SendReport } from './send-report.tsx';

interface ReportActionsProps {
  readonly view: ReportView;
  readonly onEvidence: () => void;
}

export function ReportActions({ view, onEvidence }: ReportActionsProps) {
  const [, go] = useLocation();
  return (
    <>
      {view.factCount > 0 && (
        <Button
          variant="default"
          leftSection={<SearchCheck size={16} aria-hidden />}
          onClick={onEvidence}
        >
          Evidence
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<ListTree size={16} aria-hidden />}
        onClick={() => go(`/runs/${view.item.runId}`)}
      >
        How it was made
      </Button>
      <ExportMenu runId={view.item.runId} />
      <SendReport runId={view.item.runId} />
      <RunAgain runId={view.item.runId} />
      <Neighbour name="Previous report" icon={ChevronLeft} runId={view.previousRunId} />
      <Neighbour name="Next report" icon={ChevronRight} runId={view.nextRunId} />
    </>
  );
}

interface NeighbourProps {
  readonly name: string;
  readonly icon: LucideIcon;
  readonly runId: string | null;
}

/** Stays in place at the end of the row, so that the other one does not move under the pointer. */
function Neighbour({ name, icon: Icon, runId }: NeighbourProps) {
  const [, go] = useLocation();
  return (
    <Tooltip label={runId ? name : `No ${name.toLowerCase()}`}>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={name}
        disabled={runId === null}
        onClick={() => go(`/reports/${runId}`)}
      >
        <Icon size={17} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
