import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ReportView } from '../../../preload/contract/views.ts';
import { useAct } from '../../lib/acts.ts';
import { useRead } from '../../lib/reads.ts';
import { useCommandKey } from '../../lib/shortcuts.ts';
import { useClickedFact } from '../../lib/window-events.ts';
import { Answered } from '../../ui/answered.tsx';
import { BackLink } from '../../ui/back-link.tsx';
import { Page } from '../../ui/page.tsx';
import { type Beside, BesideReport, nothingBeside } from './beside-report.tsx';
import { FindBar } from './find-bar.tsx';
import styles from './report.module.css';
import { Neighbours, ReportActions } from './report-actions.tsx';
import { ReportLead } from './report-lead.tsx';
import { ReportNarration } from './report-narration.tsx';
import { ReportVersions } from './report-versions.tsx';
import { Correction } from './send-report.tsx';
import { useFind } from './use-find.ts';

interface ReportScreenProps {
  readonly runId: string;
  /** The number whose evidence is shown at once. */
  readonly fact?: number | null;
}

export function ReportScreen({ runId, fact = null }: ReportScreenProps) {
  const report = useRead('report.read', { runId });
  if (report.data) return <Report view={report.data} fact={fact} />;
  return (
    <Page isWide title="Report" trail={<BackLink to="/reports">Reports</BackLink>}>
      <Answered read={report} what="this report">
        {() => null}
      </Answered>
    </Page>
  );
}

interface ReportProps {
  readonly view: ReportView;
  readonly fact: number | null;
}

/** One report in a frame of its own, with its evidence or the questions about it beside it. */
function Report({ view, fact }: ReportProps) {
  const { runId, jobName } = view.item;
  const [beside, setBeside] = useState<Beside>({ ...nothingBeside, n: fact });
  const showFact = (n: number | null) => setBeside({ ...beside, n, answer: null });
  const find = useFind(view);
  const print = useAct('export.print');
  useClickedFact(runId, showFact);
  useReadMark(view);
  useCommandKey('f', find.open);
  useCommandKey('p', () => print.mutate({ runId }));
  return (
    <Page
      isWide
      title={jobName}
      trail={
        <>
          <BackLink to="/reports">Reports</BackLink>
          <Neighbours view={view} />
        </>
      }
      lead={<ReportLead view={view} />}
      actions={
        <ReportActions
          view={view}
          onEvidence={() => showFact(1)}
          onAsk={() => setBeside({ ...nothingBeside, isAsking: true })}
          onFind={find.open}
        />
      }
    >
      <ReportNarration narration={view.narration} />
      <ReportVersions view={view} onFact={showFact} />
      <Correction runId={runId} />
      {/* Asked for once more, it is ready for another word. */}
      {find.isOpen && <FindBar key={find.asked} find={find} />}
      <Reader view={view} frameUrl={find.frameUrl} beside={beside} onBeside={setBeside} />
    </Page>
  );
}

/** Opened, a report is read; once only, so that it can be marked as unread while it is open. */
function useReadMark({ item: { runId, isUnread } }: ReportView): void {
  const mark = useAct('report.mark', { showsFailure: true });
  const markRead = useEffectEvent(() => {
    if (isUnread) mark.mutate({ runId, mark: 'read' });
  });
  useEffect(() => markRead(), []);
}

interface ReaderProps {
  readonly view: ReportView;
  readonly frameUrl: string;
  readonly beside: Beside;
  readonly onBeside: (beside: Beside) => void;
}

function Reader({ view, frameUrl, beside, onBeside }: ReaderProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  return (
    <div className={styles.reader}>
      {/* An empty sandbox: no script, no form, no window. A number is a link that main refuses and explains. */}
      <iframe
        ref={frame}
        className={styles.frame}
        title={`Report: ${view.item.headline}`}
        src={frameUrl}
        sandbox=""
      />
      <BesideReport view={view} beside={beside} onBeside={onBeside} returnFocusTo={frame} />
    </div>
  );
}
