import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { GeneralView } from '../../preload/contract/general-settings.ts';
import { onMondayMorning, place, showApp } from './show-app.tsx';

onMondayMorning();

const about = {
  version: '0.1.0',
  home: '/home/ana/almanac',
  jobCount: 2,
  startAtLogin: false,
  startHidden: true,
  theme: 'system',
} as const;

const general: GeneralView = {
  settings: {
    weekStart: 'MON',
    fiscalYearStart: 1,
    country: 'DE',
    region: 'BY',
    runsAtOnce: 2,
  },
  countries: [
    { code: 'DE', name: 'Germany' },
    { code: 'FR', name: 'France' },
  ],
  regions: [{ code: 'BY', name: 'Bavaria' }],
};

const plain = { tag: 'en', name: 'No country' };
const german = { tag: 'de-DE', name: 'German (Germany)' };

test('start at login is off until it is chosen', async () => {
  const { bridge, user } = showApp('/settings/general', {
    'about.read': () => about,
    'general.read': () => general,
    'general.start-at-login': () => null,
  });

  const onOff = await screen.findByRole('switch', { name: 'Start at login' });
  expect(onOff).toHaveProperty('checked', false);
  await user.click(onOff);
  expect(bridge.calls).toContainEqual(['general.start-at-login', { on: true }]);
});

test('a start at login is hidden until the analyst wants its window', async () => {
  const { bridge, user } = showApp('/settings/general', {
    'about.read': () => about,
    'general.read': () => general,
    'general.start-hidden': () => null,
  });
  const onOff = await screen.findByRole('switch', { name: 'Start hidden' });
  expect(onOff).toHaveProperty('checked', true);
  await user.click(onOff);
  expect(bridge.calls).toContainEqual(['general.start-hidden', { on: false }]);
  screen.getByText('Go anywhere, run any job');
});

test.each([
  ['Week starts on', 'Sunday', { weekStart: 'SUN' }],
  ['Fiscal year starts in', 'April', { fiscalYearStart: 4 }],
  ['Public holidays of', 'France', { country: 'FR', region: null }],
  ['Region', 'The whole country', { region: null }],
  ['Reports made at the same time', '4', { runsAtOnce: 4 }],
])('%s: %s is saved at once, and nothing else is changed', async (label, choice, change) => {
  const { bridge, user } = showApp('/settings/general', {
    'about.read': () => about,
    'general.read': () => general,
    'general.save': () => null,
  });
  await user.click(await screen.findByRole('combobox', { name: label }));
  await user.click(await screen.findByRole('option', { name: choice }));
  expect(bridge.calls).toContainEqual(['general.save', { ...general.settings, ...change }]);
});

test('reports are written as in a region that is chosen by its name, with an example', async () => {
  const { bridge, user } = showApp('/settings/general', {
    'about.read': () => about,
    'general.read': () => general,
    'regions.read': () => ({ chosen: 'en', choices: [plain, german] }),
    'regions.example': ({ tag }) => ({ text: `1234 in ${tag}` }),
    'regions.choose': () => null,
  });
  await screen.findByText(/For example 1234 in en\./);
  await user.click(screen.getByRole('combobox', { name: 'Numbers and dates as in' }));
  await user.click(await screen.findByRole('option', { name: 'German (Germany)' }));
  expect(bridge.calls).toContainEqual(['regions.choose', { tag: 'de-DE' }]);
});

test('the theme that is chosen is told to main, which tells every page', async () => {
  const { bridge, user } = showApp('/settings/general', {
    'about.read': () => about,
    'general.read': () => general,
    'general.theme': () => null,
  });
  const looks = await screen.findByRole('radiogroup', { name: 'Looks' });
  await user.click(within(looks).getByRole('radio', { name: 'Dark' }));
  expect(bridge.calls).toContainEqual(['general.theme', { theme: 'dark' }]);
});

test('About says the version and where the data lives', async () => {
  showApp('/settings/about', { 'about.read': () => about });

  await screen.findByText('0.1.0');
  screen.getByText('/home/ana/almanac');
});

test('diagnostics are written to a folder that the analyst chooses, and where is said', async () => {
  const { user } = showApp('/settings/about', {
    'about.read': () => about,
    'about.save-diagnostics': () => ({ path: '/home/ana/almanac-diagnostics-2026-03-02' }),
  });
  await user.click(await screen.findByRole('button', { name: 'Save diagnostics…' }));
  await screen.findByText('/home/ana/almanac-diagnostics-2026-03-02');
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

const updates = { isOn: false, host: 'updates.example', state: { kind: 'off' } } as const;

test('updates are off until they are switched on, and the page says who would be asked', async () => {
  const { bridge, user } = showApp('/settings/about', {
    'about.read': () => about,
    'updates.read': () => updates,
    'updates.set': () => null,
  });
  const wanted = await screen.findByRole('switch', {
    name: 'Look for a newer version once a day',
  });
  expect(wanted).toHaveProperty('checked', false);
  screen.getByText(/Asks updates.example which version is the newest/);
  await user.click(wanted);
  expect(bridge.calls).toContainEqual(['updates.set', { on: true }]);
});

test.each([
  [{ kind: 'newest', atMs: 0 }, 'This is the newest version.'],
  [{ kind: 'downloading', version: '1.2.0', percent: 40 }, 'Fetching 1.2.0: 40 %'],
  [{ kind: 'ready', version: '1.2.0', notes: 'Faster.' }, 'It is installed when you quit Almanac.'],
  [{ kind: 'failed', sentence: 'It was not signed.', atMs: 0 }, 'It was not signed.'],
  [{ kind: 'unavailable', sentence: 'This build names none.' }, 'This build names none.'],
] as const)('what became of the look for a newer version is said: %o', async (state, sentence) => {
  showApp('/settings/about', {
    'about.read': () => about,
    'updates.read': () => ({ ...updates, isOn: true, state }),
  });
  await screen.findByText((text) => text.includes(sentence));
});
