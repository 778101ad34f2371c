import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import {
  ChevronLeft,
  ChevronRight,
  Ellipsis,
  ListTree,
  type LucideIcon,
  MessageCircleQuestion,
  RotateCw,
  SearchCheck,
  TextSearch,
} from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ReportView } from '../../../preload/contract/views.ts';
import { ReportMarks } from '../../ui/report-marks.tsx';
import { RunAgainDialog } from '../../ui/run-again.tsx';
import { ExportMenu } from './export-menu.tsx';
import styles from './report.module.css';
import { SendReport } from './send-report.tsx';

interface ReportActionsProps {
  readonly view: ReportView;
  readonly onEvidence: () => void;
  readonly onAsk: () => void;
  readonly onFind: () => void;
}

const look = { variant: 'default', size: 36 } as const;

export function ReportActions({ view, onEvidence, onAsk, onFind }: ReportActionsProps) {
  return (
    <>
      {view.factCount > 0 && (
        <Button
          variant="default"
          className={styles.act ?? ''}
          leftSection={<SearchCheck size={16} aria-hidden />}
          onClick={onEvidence}
        >
          Evidence
        </Button>
      )}
      <Button
        variant="default"
        className={styles.act ?? ''}
        leftSection={<MessageCircleQuestion size={16} aria-hidden />}
        onClick={onAsk}
      >
        Ask
      </Button>
      <ExportMenu runId={view.item.runId} />
      <SendReport runId={view.item.runId} />
      <Tooltip label="Find in this report">
        <ActionIcon {...look} aria-label="Find in this report" onClick={onFind}>
          <TextSearch size={17} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <ReportMarks item={view.item} look={look} />
      <More runId={view.item.runId} />
    </>
  );
}

/** What is asked of a report now and then. */
function More({ runId }: { readonly runId: string }) {
  const [, go] = useLocation();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Menu position="bottom-end" returnFocus withinPortal>
        <Menu.Target>
          <ActionIcon {...look} aria-label="More about this report">
            <Ellipsis size={17} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<ListTree size={15} />} onClick={() => go(`/runs/${runId}`)}>
            How it was made
          </Menu.Item>
          <Menu.Item leftSection={<RotateCw size={15} />} onClick={() => setAsking(true)}>
            Run again…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <RunAgainDialog runId={runId} isOpen={isAsking} onClose={() => setAsking(false)} />
    </>
  );
}

/** To the job's report before and after, beside the way back to all of them. */
export function Neighbours({ view }: { readonly view: ReportView }) {
  return (
    <span className={styles.neighbours}>
      <Neighbour name="Previous report" icon={ChevronLeft} runId={view.previousRunId} />
      <Neighbour name="Next report" icon={ChevronRight} runId={view.nextRunId} />
    </span>
  );
}

interface NeighbourProps {
  readonly name: string;
  readonly icon: LucideIcon;
  readonly runId: string | null;
}

/** Stays in place where there is none, so that the other one does not move under the pointer. */
function Neighbour({ name, icon: Icon, runId }: NeighbourProps) {
  const [, go] = useLocation();
  return (
    <Tooltip label={runId ? name : `No ${name.toLowerCase()}`}>
      <ActionIcon
        variant="subtle"
        size={26}
        aria-label={name}
        disabled={runId === null}
        onClick={() => go(`/reports/${runId}`)}
      >
        <Icon size={17} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
