import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { WindowEvent } from '../../preload/contract/events.ts';
import type { UpcomingView } from '../../preload/contract/upcoming-view.ts';

import { useBridge } from './bridge.ts';

/** Keeps what the window shows true to what main says, and goes where main sends it. */
export function useWindowEvents(go: (path: string) => void): void {
  const bridge = useBridge();
  const client = useQueryClient();
  const hear = useEffectEvent((event: WindowEvent) => {
    if (event.kind === 'changed') void client.invalidateQueries();
    if (event.kind === 'progress') showProgress(client, event);
    if (event.kind === 'go') go(event.path);
  });
  useEffect(() => bridge.listen((event) => hear(event)), [bridge]);
}

/** Calls back with the number that the reader clicked in the frame of this report. */
export function useClickedFact(runId: string, onClick: (n: number) => void): void {
  const bridge = useBridge();
  const hear = useEffectEvent((event: WindowEvent) => {
    if (event.kind === 'fact' && event.runId === runId) onClick(event.n);
  });
  useEffect(() => bridge.listen((event) => hear(event)), [bridge]);
}

/** Patches the running line in place: progress comes often and a read for each would be waste. */
function showProgress(client: QueryClient, event: Extract<WindowEvent, { kind: 'progress' }>) {
  client.setQueriesData<UpcomingView>({ queryKey: ['upcoming.read'] }, (view) => {
    if (!view) return view;
    const running = view.running.map((run) =>
      run.runId === event.runId ? { ...run, step: event.step, note: event.note } : run,
    );
    return { ...view, running };
  });
}
