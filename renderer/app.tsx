import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { Route, Router, Switch, useLocation } from 'wouter';
import type { Bridge } from '../preload/contract/bridge.ts';
import { BridgeProvider } from './lib/bridge.ts';
import { useSettleOnClose } from './lib/dismissals.ts';
import { useGuardedLocation } from './lib/leave-guard.ts';
import { createQueryClient } from './lib/reads.ts';
import { useWindowEvents } from './lib/window-events.ts';
import { UpcomingScreen } from './screens/upcoming/upcoming-screen.tsx';
import { AlmanacTheme } from './ui/almanac-theme.tsx';
import { LeavePrompt } from './ui/leave-prompt.tsx';

/** Both windows are this app: the place says which one it is. */
export function App({ bridge }: { readonly bridge: Bridge }) {
  const [client] = useState(createQueryClient);
  return (
    <BridgeProvider value={bridge}>
      <QueryClientProvider client={client}>
        <AlmanacTheme>
          <Router hook={useGuardedLocation}>
            <AppWindow />
            <LeavePrompt />
          </Router>
        </AlmanacTheme>
      </QueryClientProvider>
    </BridgeProvider>
  );
}

function AppWindow() {
  const [, go] = useLocation();
  useWindowEvents(go);
  useSettleOnClose();
  return (
    <Switch>
      <Route path="/" component={UpcomingScreen} />
    </Switch>
  );
}
