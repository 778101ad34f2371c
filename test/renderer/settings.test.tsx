import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { onMondayMorning, place, showApp } from './show-app.tsx';

onMondayMorning();

const about = { version: '0.1.0', home: '/home/ana/almanac', jobCount: 2, startAtLogin: false };

test('start at login is off until it is chosen', async () => {
  const { bridge, user } = showApp('/settings/general', {
    'about.read': () => about,
    'general.start-at-login': () => null,
  });

  const onOff = await screen.findByRole('switch', { name: 'Start at login' });
  expect(onOff).toHaveProperty('checked', false);
  await user.click(onOff);
  expect(bridge.calls).toContainEqual(['general.start-at-login', { on: true }]);
});

test('About says the version and where the data lives', async () => {
  showApp('/settings/about', { 'about.read': () => about });

  await screen.findByText('0.1.0');
  screen.getByText('/home/ana/almanac');
});

test('the settings lead back to the main window', async () => {
  const { bridge, user } = showApp('/settings/about', { 'window.open-main': () => null });

  await user.click(await screen.findByRole('button', { name: 'Open Almanac' }));
  expect(bridge.calls).toContainEqual(['window.open-main', { path: '/' }]);
});

test('a place that does not exist leads to the first screen of its window', async () => {
  showApp('/settings/nowhere/at/all', {});

  await screen.findByRole('heading', { name: 'Jobs' });
  expect(place()).toBe('/settings/jobs');
});
