import { useRef, useState } from 'react';
import type { ReportView } from '../../../preload/contract/views.ts';
import { useRead } from '../../lib/reads.ts';
import { useClickedFact } from '../../lib/window-events.ts';
import { Answered } from '../../ui/answered.tsx';
import { BackLink } from '../../ui/back-link.tsx';
import { Page } from '../../ui/page.tsx';
import { EvidencePanel } from './evidence-panel.tsx';
import styles from './report.module.css';
import { ReportActions } from './report-actions.tsx';
import { ReportLead } from './report-lead.tsx';
import { ReportNarration } from './report-narration.tsx';
import { ReportVersions } from './report-versions.tsx';
import { Correction } from './send-report.tsx';

interface ReportScreenProps {
  readonly runId: string;
  /** The number whose evidence is shown at once. */
  readonly fact?: number | null;
}

/** One report in a frame of its own, and the evidence of the number that was clicked beside it. */
export function ReportScreen({ runId, fact = null }: ReportScreenProps) {
  const report = useRead('report.read', { runId });
  const [factNumber, setFactNumber] = useState<number | null>(fact);
  useClickedFact(runId, setFactNumber);
  const view = report.data;
  return (
    <Page
      isWide
      title={view?.item.jobName ?? 'Report'}
      trail={<BackLink to="/reports">Reports</BackLink>}
      lead={view && <ReportLead view={view} />}
      actions={view && <ReportActions view={view} onEvidence={() => setFactNumber(1)} />}
    >
      <Answered read={report} what="this report">
        {(value) => (
          <>
            <ReportNarration narration={value.narration} />
            <ReportVersions view={value} onFact={setFactNumber} />
            <Correction runId={runId} />
            <Reader view={value} factNumber={factNumber} onFact={setFactNumber} />
          </>
        )}
      </Answered>
    </Page>
  );
}

interface ReaderProps {
  readonly view: ReportView;
  readonly factNumber: number | null;
  readonly onFact: (n: number | null) => void;
}

function Reader({ view, factNumber, onFact }: ReaderProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  return (
    <div className={styles.reader}>
      {/* An empty sandbox: no script, no form, no window. A number is a link that main refuses and explains. */}
      <iframe
        ref={frame}
        className={styles.frame}
        title={`Report: ${view.item.headline}`}
        src={view.frameUrl}
        sandbox=""
      />
      {factNumber !== null && (
        <EvidencePanel
          view={view}
          n={factNumber}
          onShow={onFact}
          onClose={() => onFact(null)}
          returnFocusTo={frame}
        />
      )}
    </div>
  );
}
