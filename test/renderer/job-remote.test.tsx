import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ConnectionView } from '../../preload/contract/connection-calls.ts';
import { newConnection } from '../../renderer/screens/connections/kinds.ts';
import { Refusal } from './fake-bridge.ts';
import { onMondayMorning, showApp } from './show-app.tsx';

onMondayMorning();

const warehouse: ConnectionView = {
  draft: { ...newConnection, id: 'warehouse', name: 'Warehouse', kind: 'postgres' },
  place: 'sales on db.example',
  secretWord: 'password',
  secretPlace: 'keyring',
  refusal: null,
  jobs: [],
};
const answers = {
  'connections.read': () => ({ connections: [warehouse], keeps: 'keyring' }) as const,
  'job.preview': () => ({
    sentence: 'Weekdays at 09:00.',
    next: [],
    changes: [],
    nights: [],
    habit: null,
  }),
  'models.read': () => ({ models: [], budgets: [] }) as never,
  'job.save': () => ({ jobId: 'sales', again: null }),
};

test('a job asks a connection with a query, and no server is asked while it is typed', async () => {
  const { bridge, user } = showApp('/settings/jobs/new', answers);
  await user.click(await screen.findByText('Data on a server'));
  await user.click(await screen.findByRole('combobox', { name: 'Connection' }));
  await user.click(await screen.findByRole('option', { name: 'Warehouse (sales on db.example)' }));
  await user.type(screen.getByRole('textbox', { name: 'Query' }), 'SELECT 1');
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Sales');
  expect(bridge.calls.filter(([name]) => name === 'data.preview')).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const [, saved] = bridge.calls.find(([name]) => name === 'job.save') ?? [];
  expect(saved).toMatchObject({
    remote: { kind: 'postgres', connection: 'warehouse', ask: 'SELECT 1' },
  });
});

test('what the server says is shown under its field when the analyst asks for a look', async () => {
  const { user } = showApp('/settings/jobs/new', {
    ...answers,
    'data.preview': () =>
      new Refusal({
        code: 'source-unreachable',
        message: 'shop.example could not be reached.',
        permanent: false,
        field: 'path',
      }),
  });
  await user.click(await screen.findByText('Data on a server'));
  await user.type(await screen.findByRole('textbox', { name: 'Address' }), 'https://shop.example');
  await user.click(screen.getByRole('button', { name: 'Look at it' }));
  expect(await screen.findByText('shop.example could not be reached.')).toBeTruthy();
});
