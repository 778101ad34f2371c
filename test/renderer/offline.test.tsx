import { act, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import * as cast from './cast.ts';
import { onMondayMorning, showApp } from './show-app.tsx';

onMondayMorning();

test('a network that goes is said on the page, and that local files go on, until it is back', async () => {
  showApp('/', { 'upcoming.read': () => cast.upcoming() });
  await screen.findByText('Nothing is due');
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  act(() => void window.dispatchEvent(new Event('offline')));
  await screen.findByText(/^No network. Reports on files of this laptop go on/);
  online.mockReturnValue(true);
  act(() => void window.dispatchEvent(new Event('online')));
  expect(screen.queryByText(/^No network/)).toBeNull();
});
