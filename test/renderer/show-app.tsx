import { notifications } from '@mantine/notifications';
import { act, cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, vi } from 'vitest';
import { App } from '../../renderer/app.tsx';
import { monday } from './cast.ts';
import { type Answers, fakeBridge } from './fake-bridge.ts';

/** It is Monday 08:37 in Berlin in every test of this file; timers run as ever. */
export function onMondayMorning(): void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: monday });
  });
  afterEach(() => {
    cleanup();
    act(() => notifications.clean());
    vi.useRealTimers();
    location.hash = '';
  });
}

/** No editor was left with something unsaved. */
const nothingKept: Answers = {
  'draft.read': () => null,
  'drafts.read': () => [],
  'draft.keep': () => null,
  'draft.forget': () => null,
};

/** The app as a window shows it at a place, with main answering like this. */
export function showApp(path: string, answers: Answers) {
  const bridge = fakeBridge({ ...nothingKept, ...answers });
  location.hash = path;
  render(<App bridge={bridge} />);
  return { bridge, user: userEvent.setup() };
}

export const place = () => location.hash.slice(1);

/** The words of each row of a list, without what only pointers and screen readers get. */
export async function rowsOf(name: string): Promise<string[]> {
  const list = await screen.findByRole('list', { name });
  return [...list.children].map((row) => row.textContent ?? '');
}
