import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { WindowEvent } from '../../preload/contract/events.ts';
import type { QuestionsView } from '../../preload/contract/follow-up-calls.ts';
import type { UpcomingView } from '../../preload/contract/upcoming-view.ts';
import type { RunView } from '../../preload/contract/views.ts';

import { useBridge } from './bridge.ts';

/** Keeps what the window shows true to what main says, and goes where main sends it. */
export function useWindowEvents(go: (path: string) => void): void {
  const bridge = useBridge();
  const client = useQueryClient();
  const hear = useEffectEvent((event: WindowEvent) => {
    if (event.kind === 'changed') readAgain(client);
    if (event.kind === 'progress') showProgress(client, event);
    if (event.kind === 'answering') showAnswering(client, event);
    if (event.kind === 'go') go(event.path);
    if (event.kind === 'key') pressHere(event);
  });
  useEffect(() => bridge.listen((event) => hear(event)), [bridge]);
}

/** Reads that follow a change, and whether there was another one since they began. */
const reading = new WeakMap<Query, { isBehind: boolean }>();

/**
 * Reads again whatever is in view. A read that a change has overtaken is let finish and made once more:
 * in a burst, one for each change would keep main from its work.
 */
function readAgain(client: QueryClient): void {
  void client.invalidateQueries({ refetchType: 'none' });
  for (const query of client.getQueryCache().findAll({ type: 'active' })) {
    void readUntilTrue(client, query);
  }
}

async function readUntilTrue(client: QueryClient, query: Query): Promise<void> {
  const underWay = reading.get(query);
  if (underWay) {
    underWay.isBehind = true;
    return;
  }
  const state = { isBehind: true };
  reading.set(query, state);
  while (state.isBehind) {
    state.isBehind = false;
    await client.refetchQueries({ queryKey: query.queryKey, exact: true });
  }
  reading.delete(query);
}

/** Calls back with the number that the reader clicked in the frame of this report. */
export function useClickedFact(runId: string, onClick: (n: number) => void): void {
  const bridge = useBridge();
  const hear = useEffectEvent((event: WindowEvent) => {
    if (event.kind === 'fact' && event.runId === runId) onClick(event.n);
  });
  useEffect(() => bridge.listen((event) => hear(event)), [bridge]);
}

/**
 * A key that was pressed in a report's frame counts as if the page had heard it. Escape that nobody
 * else takes brings the keyboard back from the frame, and only the next one leaves the report.
 */
function pressHere({ key, isCommand }: Extract<WindowEvent, { kind: 'key' }>): void {
  const event = new KeyboardEvent('keydown', {
    key,
    ctrlKey: isCommand,
    bubbles: true,
    cancelable: true,
  });
  const isTaken = !document.body.dispatchEvent(event);
  if (key !== 'Escape' || isTaken) return;
  event.preventDefault();
  document.querySelector<HTMLElement>('main h1')?.focus();
}

/** Patches the running line in place: progress comes often and a read for each would be waste. */
function showProgress(client: QueryClient, event: Extract<WindowEvent, { kind: 'progress' }>) {
  const { runId, step, note } = event;
  client.setQueriesData<UpcomingView>({ queryKey: ['upcoming.read'] }, (view) => {
    // The same view again would be painted again.
    if (!view?.running.some((run) => run.runId === runId)) return view;
    const running = view.running.map((run) => (run.runId === runId ? { ...run, step, note } : run));
    return { ...view, running };
  });
  client.setQueriesData<RunView>({ queryKey: ['run.read', { runId }] }, (view) =>
    view ? { ...view, progress: { step, note } } : view,
  );
}

function showAnswering(client: QueryClient, event: Extract<WindowEvent, { kind: 'answering' }>) {
  const queryKey = ['report.questions', { runId: event.runId }];
  client.setQueriesData<QuestionsView>({ queryKey }, (view) => {
    if (!view) return view;
    const questions = view.questions.map((item) =>
      item.id === event.id && item.state === 'asked' ? { ...item, note: event.note } : item,
    );
    return { ...view, questions };
  });
}
