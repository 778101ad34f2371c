import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { WorkerTransport } from '../../../main/domain/run/worker-transport.ts';
import { workerEnv } from '../../../main/domain/run/worker-transport.ts';
import { childTransport } from '../../../main/pipeline/child-worker.ts';
import type { WorkerRequest } from '../../../main/pipeline/worker-messages.ts';
import { createWorkers } from '../../../main/pipeline/worker-session.ts';
import { file, folder } from './bench.ts';

const workerFile = fileURLToPath(new URL('../../../main/worker.ts', import.meta.url));
const realWorkers = createWorkers(() => childTransport(workerFile));

const fetchPlan = (path: string) => ({
  sources: [
    { id: 'orders', kind: 'csv', path, delimiter: null, decimal: null, dateFormat: null } as const,
  ],
  tmpDir: folder(),
  fetchedAtMs: 1,
});

test('a worker process reads a file and says what it does', async () => {
  const notes: string[] = [];
  const session = realWorkers.open((progress) => notes.push(progress.note));
  const { manifest } = await session.fetch(
    fetchPlan(file('orders.csv', 'day,net\n2026-11-03,5\n')),
  );
  session.kill();
  expect({ rows: manifest.parts[0]?.rows, notes }).toEqual({
    rows: 1,
    notes: ['reading orders.csv'],
  });
});

test('a failure keeps its code, its sentence and whether it is permanent', async () => {
  const session = realWorkers.open(() => undefined);
  const failure = session.fetch(fetchPlan('/nowhere/orders.csv'));
  await expect(failure).rejects.toMatchObject({
    name: 'RunFailure',
    code: 'source-missing',
    permanent: false,
  });
  session.kill();
});

test('a killed worker fails what it was doing as crashed', async () => {
  const session = realWorkers.open(() => undefined);
  const pending = session.fetch(fetchPlan(file('orders.csv', 'day,net\n2026-11-03,5\n')));
  session.kill();
  await expect(pending).rejects.toMatchObject({ code: 'crashed', permanent: false });
  await expect(session.fetch(fetchPlan('x'))).rejects.toMatchObject({ code: 'crashed' });
});

test('a worker that ends by itself fails what it was doing as crashed', async () => {
  const endings: (() => void)[] = [];
  const requests: WorkerRequest[] = [];
  const transport: WorkerTransport = {
    post: (message) => requests.push(message as WorkerRequest),
    onMessage: () => undefined,
    onExit: (listen) => endings.push(listen),
    kill: () => undefined,
  };
  const pending = createWorkers(() => transport)
    .open(() => undefined)
    .fetch(fetchPlan('x'));
  for (const end of endings) end();
  await expect(pending).rejects.toMatchObject({ code: 'crashed' });
  expect(requests).toHaveLength(1);
});

test('a worker gets no secret of the environment and no zone of the machine', () => {
  expect(workerEnv({ PATH: '/bin', ALMANAC_SECRET_DB: 'x', TZ: 'Pacific/Chatham' })).toEqual({
    PATH: '/bin',
    TZ: 'UTC',
  });
});
