import type { UpcomingView } from '../../../preload/contract/upcoming-view.ts';

import { useDismissed } from '../../lib/dismissals.ts';
import { useRead } from '../../lib/reads.ts';
import { Answered } from '../../ui/answered.tsx';
import { FailureRows } from '../../ui/failure-rows.tsx';
import { FoldedRows } from '../../ui/folded-rows.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { AwayCard } from './away-card.tsx';
import { FirstRun } from './first-run.tsx';
import { HeldNotice } from './held-notice.tsx';
import { NewestReports } from './newest-reports.tsx';
import { NextRuns } from './next-runs.tsx';
import { Questions } from './questions.tsx';
import { RunningNow } from './running-now.tsx';
import { Timeline } from './timeline.tsx';
import { TravelQuestions } from './travel-questions.tsx';
import styles from './upcoming.module.css';
import { WaitingDeliveries } from './waiting-deliveries.tsx';

/** What comes, what needs the analyst, and what is new. */
export function UpcomingScreen() {
  const upcoming = useRead('upcoming.read', null);
  const isEmpty = upcoming.data?.jobCount === 0 && upcoming.data.newestReports.length === 0;
  return (
    <Page title="Upcoming">
      <Answered read={upcoming} what="what is due">
        {(view) => (isEmpty ? <FirstRun /> : <Upcoming view={view} />)}
      </Answered>
    </Page>
  );
}

function Upcoming({ view }: { readonly view: UpcomingView }) {
  const dismissed = useDismissed();
  const attention = view.attention.filter(({ runId }) => !dismissed.includes(runId));
  return (
    <>
      <HeldNotice {...view} />
      <RunningNow runs={view.running} />
      <TravelQuestions questions={view.travel} />
      <Questions questions={view.questions} />
      {view.away.length > 0 && <AwayCard items={view.away} />}
      {attention.length > 0 && (
        <Section title="Needs your attention" tone="bad">
          <FoldedRows items={attention} shown={3}>
            {(shown) => <FailureRows items={shown} />}
          </FoldedRows>
        </Section>
      )}
      <WaitingDeliveries />
      <Timeline timeline={view.timeline} />
      <div className={styles.columns}>
        <NextRuns runs={view.next} resting={view.resting} />
        <NewestReports reports={view.newestReports} />
      </div>
    </>
  );
}
