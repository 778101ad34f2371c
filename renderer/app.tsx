import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { Router, useLocation } from 'wouter';
import type { Bridge } from '../preload/contract/bridge.ts';
import { BridgeProvider } from './lib/bridge.ts';
import { useSettleOnClose } from './lib/dismissals.ts';
import { useGuardedLocation } from './lib/leave-guard.ts';
import { createQueryClient } from './lib/reads.ts';
import { useWindowEvents } from './lib/window-events.ts';
import { AboutScreen } from './screens/about/about-screen.tsx';
import { CompareScreen } from './screens/compare/compare-screen.tsx';
import {
  ConnectionsScreen,
  EditConnectionScreen,
  NewConnectionScreen,
} from './screens/connections/connections-screen.tsx';
import { DataScreen } from './screens/data/data-screen.tsx';
import { FailuresScreen } from './screens/failures/failures-screen.tsx';
import { FindScreen } from './screens/find/find-screen.tsx';
import { FirstReportScreen } from './screens/first-run/first-report-screen.tsx';
import { TwoQuestions } from './screens/first-run/two-questions.tsx';
import { GeneralScreen } from './screens/general/general-screen.tsx';
import { HealthScreen } from './screens/health/health-screen.tsx';
import { HistoryScreen } from './screens/history/history-screen.tsx';
import { FirstJobScreen } from './screens/job-editor/first-job-screen.tsx';
import { EditJobScreen, NewJobScreen } from './screens/job-editor/job-editor-screen.tsx';
import { JobsScreen } from './screens/jobs/jobs-screen.tsx';
import { VersionsScreen } from './screens/jobs/versions-screen.tsx';
import { ModelsScreen } from './screens/models/models-screen.tsx';
import { NetworkScreen } from './screens/network/network-screen.tsx';
import { NotificationsScreen } from './screens/notifications/notifications-screen.tsx';
import { RecoveryScreen } from './screens/recovery/recovery-screen.tsx';
import { ReportScreen } from './screens/report/report-screen.tsx';
import { ReportsScreen } from './screens/reports/reports-screen.tsx';
import { RunScreen } from './screens/run/run-screen.tsx';
import { UnlessProblem } from './screens/start-problem/start-problem-screen.tsx';
import { UpcomingScreen } from './screens/upcoming/upcoming-screen.tsx';
import { AlmanacTheme } from './ui/almanac-theme.tsx';
import { LeavePrompt } from './ui/leave-prompt.tsx';
import { type Places, ShowPlace } from './ui/show-place.tsx';
import { MainFrame, SettingsFrame } from './ui/window-frames.tsx';

const mainPlaces: Places = {
  '/': () => <UpcomingScreen />,
  '/failures': () => <FailuresScreen />,
  '/reports': () => <ReportsScreen />,
  '/compare/:id': (id) => {
    const [one = '', other = ''] = id.split('_');
    return <CompareScreen key={id} runIds={[one, other]} />;
  },
  '/reports/:id': (id) => <ReportScreen key={id} runId={id} />,
  '/find': () => <FindScreen />,
  '/facts/:id': (id) => <FactPlace key={id} id={id} />,
  '/history': () => <HistoryScreen />,
  '/runs/:id': (id) => <RunScreen key={id} runId={id} />,
  '/first': () => <FirstJobScreen />,
  '/first/:id': (id) => <FirstReportScreen key={id} runId={id} />,
};

const settingsPlaces: Places = {
  '/settings/jobs': () => <JobsScreen />,
  '/settings/jobs/new': () => <NewJobScreen />,
  '/settings/jobs/:id': (id) => <EditJobScreen key={id} jobId={id} />,
  '/settings/import/:id': (number) => <JobsScreen key={number} opened={Number(number)} />,
  '/settings/versions/:id': (id) => <VersionsScreen key={id} jobId={id} />,
  '/settings/connections': () => <ConnectionsScreen />,
  '/settings/connections/new': () => <NewConnectionScreen />,
  '/settings/connections/:id': (id) => <EditConnectionScreen key={id} id={id} />,
  '/settings/models': () => <ModelsScreen />,
  '/settings/notifications': () => <NotificationsScreen />,
  '/settings/general': () => <GeneralScreen />,
  '/settings/network': () => <NetworkScreen />,
  '/settings/health': () => <HealthScreen />,
  '/settings/data': () => <DataScreen />,
  '/settings/about': () => <AboutScreen />,
};

/** `/facts/<run id>-<n>`: a report with the evidence of one number open. */
function FactPlace({ id }: { readonly id: string }) {
  const [runId = '', n] = id.split(/-(?=\d+$)/);
  return <ReportScreen runId={runId} fact={n === undefined ? null : Number(n)} />;
}

/** Both windows are this app: the place says which one it is. */
export function App({ bridge }: { readonly bridge: Bridge }) {
  const [client] = useState(createQueryClient);
  return (
    <BridgeProvider value={bridge}>
      <QueryClientProvider client={client}>
        <AlmanacTheme>
          <Router hook={useGuardedLocation}>
            <UnlessProblem>
              <AppWindow />
            </UnlessProblem>
            <LeavePrompt />
          </Router>
        </AlmanacTheme>
      </QueryClientProvider>
    </BridgeProvider>
  );
}

function AppWindow() {
  const [path, go] = useLocation();
  useWindowEvents(go);
  useSettleOnClose();
  if (path.startsWith('/settings')) {
    return (
      <SettingsFrame>
        <ShowPlace places={settingsPlaces} home="/settings/jobs" />
      </SettingsFrame>
    );
  }
  if (path === '/recovery') return <RecoveryScreen />;
  return (
    <MainFrame>
      <ShowPlace places={mainPlaces} home="/" />
      <TwoQuestions />
    </MainFrame>
  );
}
