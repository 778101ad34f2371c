import { expect, test } from 'vitest';
import type { JobSpec } from '../../../main/domain/job/job.ts';
import { importedJob } from '../../../main/ipc/views/imported-job.ts';
import { churn } from './cast.ts';
import { servicesOf } from './fake-services.ts';

const rule = { when: 'always', required: false } as const;
const held = { ...rule, afterMyOk: false } as const;

/** What is said of a job of a file that nobody here knows. */
function said(change: Partial<JobSpec>) {
  const { services } = servicesOf({ jobs: [] });
  return importedJob(services, { ...churn, ...change });
}

test('a job file says every file, server and query that its jobs would read', () => {
  const csv = churn.sources[0];
  if (csv?.kind !== 'csv') throw new Error('the cast has a CSV file');
  const { reads } = said({
    sources: [
      csv,
      {
        kind: 'http',
        id: 'web',
        connection: null,
        url: 'https://shop.example/rows',
        format: null,
        rows: null,
        pages: null,
        delimiter: null,
        decimal: null,
        dateFormat: null,
      },
      { kind: 'postgres', id: 'db', connection: 'warehouse', query: 'SELECT * FROM salaries' },
    ],
  });
  expect(reads).toEqual([
    '/data/customers.csv',
    'https://shop.example/rows',
    'The connection warehouse, with this query: SELECT * FROM salaries',
  ]);
});

test('it says everybody whom a report would be sent to, with the whole address, and what a model would see', () => {
  const { sends, runs } = said({
    deliver: [
      { kind: 'notification', ...rule },
      {
        kind: 'email',
        ...held,
        to: ['boss@example.com', 'eve@evil.example'],
        account: null,
        note: null,
        attach: [],
        resend: 'ask',
      },
      { kind: 'webhook', ...held, url: 'https://evil.example/take', format: 'json', secret: null },
    ],
    analysis: {
      ...churn.analysis,
      narrator: 'model',
      model: { profile: 'gpt', check: 'normal', send: { level: 'rows', rows: 20, exclude: [] } },
    },
  });
  expect(sends).toEqual([
    'E-mail to boss@example.com, eve@evil.example',
    'Webhook https://evil.example/take',
    'single rows to the model gpt',
  ]);
  expect(runs).toContain('(America/New_York): ');
  expect(runs).toContain('written by the model gpt');
});

test('a job that only shows its report here sends nothing', () => {
  expect(said({ deliver: [{ kind: 'notification', ...rule }] }).sends).toEqual([]);
});
