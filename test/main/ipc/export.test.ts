import { expect, test } from 'vitest';
import { exportHandlers } from '../../../main/ipc/handlers/export.ts';
import { record } from './cast.ts';
import { servicesOf } from './fake-services.ts';

const run = { ...record.run, id: 'r1' } as NonNullable<typeof record.run>;

test('a window gets the titles of what can be copied, and a number for what was saved', async () => {
  const { services, did } = servicesOf({ runs: [run] });
  const handlers = exportHandlers(services);
  expect([
    await handlers['export.parts']({ runId: 'r1' }),
    await handlers['export.save']({ runId: 'r1', format: 'pdf' }),
    await handlers['export.show']({ id: 1 }),
    await handlers['export.copy']({ runId: 'r1', part: 'chart', number: 2 }),
  ]).toEqual([
    { tables: ['By region'], charts: [] },
    { id: 1, paths: ['/exports/report.pdf'] },
    null,
    null,
  ]);
  expect(did).toEqual(['saved r1 as pdf', 'showed 1', 'copied chart 2 of r1']);
});
