import { expect, test } from 'vitest';
import { jobListHandlers } from '../../../main/ipc/handlers/job-list.ts';
import type { Argument } from '../../../preload/contract/calls.ts';
import { churn } from './cast.ts';
import { servicesOf } from './fake-services.ts';

const numbered = (n: number) => `job-${String(n).padStart(3, '0')}`;
const jobs = Array.from({ length: 120 }, (_, n) => ({
  ...churn,
  id: numbered(n),
  name: n % 40 === 7 ? 'Sales of the week' : 'Briefing',
  tags: n % 2 === 0 ? ['even'] : [],
}));

const everything: Argument<'jobs.read'> = { text: '', tags: [], after: null };

async function read(asked: Partial<Argument<'jobs.read'>>) {
  const { 'jobs.read': handle } = jobListHandlers(servicesOf({ jobs }).services);
  const items = (await handle({ ...everything, ...asked })) as readonly { readonly id: string }[];
  return items.map(({ id }) => id);
}

test('jobs come page by page, each once, in the order of their ids', async () => {
  const first = await read({});
  const second = await read({ after: numbered(49) });
  const last = await read({ after: numbered(99) });
  expect([first.length, second.length, last.length]).toEqual([50, 50, 20]);
  expect([...first, ...second, ...last]).toEqual(jobs.map(({ id }) => id));
});

test('jobs are found by words of their name, file or schedule, and by tags that they all have', async () => {
  expect(await read({ text: 'WEEK sales' })).toEqual([7, 47, 87].map(numbered));
  expect(await read({ text: 'week', after: numbered(7) })).toEqual([47, 87].map(numbered));
  expect(await read({ text: 'job-01', tags: ['even'] })).toEqual(
    [10, 12, 14, 16, 18].map(numbered),
  );
  expect(await read({ text: 'nowhere' })).toEqual([]);
});

test('every job is a choice, and every tag is there once', () => {
  const handlers = jobListHandlers(servicesOf({ jobs }).services);
  expect(handlers['jobs.names'](null)).toHaveLength(120);
  expect(handlers['jobs.tags'](null)).toEqual(['even']);
});
