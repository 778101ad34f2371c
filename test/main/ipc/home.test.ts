import { expect, test } from 'vitest';
import { openDoor } from '../../../main/ipc/door.ts';
import { createHandlers } from '../../../main/ipc/handlers.ts';
import { servicesOf } from './fake-services.ts';

function home() {
  const { services, did } = servicesOf({});
  const texts = new Map<string, string>();
  const settings: typeof services.settings = {
    text: (name) => texts.get(name) ?? null,
    number: (name) => (texts.has(name) ? Number(texts.get(name)) : null),
    set: (name, value) => void texts.set(name, String(value)),
  };
  return { services: { ...services, settings }, did };
}

test('limits are saved and read back, and the backups beyond them go', async () => {
  const { services, did } = home();
  const handlers = createHandlers(services);
  expect(await handlers['home.read'](null)).toMatchObject({
    keep: { snapshotDays: 90, snapshotGb: 5, historyDays: null, backups: 7 },
    expiring: { files: 90 },
  });
  const keep = { snapshotDays: null, snapshotGb: 1.5, historyDays: 400, backups: 3 };
  await handlers['home.keep'](keep);
  expect(await handlers['home.read'](null)).toMatchObject({ keep, expiring: { files: 0 } });
  expect(did).toEqual(['kept 3 backups', 'views changed']);
});

test('data is not deleted while a report is being made', () => {
  const { services } = home();
  const busy = { ...services, home: { ...services.home, isBusy: () => true } };
  expect(() => createHandlers(busy)['home.expire'](null)).toThrow('is being made');
});

test('what a job has made is not forgotten while it makes a report', async () => {
  const { services, did } = home();
  const handlers = createHandlers(services);
  await handlers['home.forget-job']({ jobId: 'weekly-churn' });
  expect(did).toEqual(['forgot weekly-churn', 'views changed']);
  const now = { runId: 'r', jobId: 'weekly-churn', startedAtMs: 1, waiting: null, progress: null };
  const engine = { ...services.engine, running: () => [now] };
  const busy = createHandlers({ ...services, engine });
  expect(() => busy['home.forget-job']({ jobId: 'weekly-churn' })).toThrow('is being made');
});

test('a program without its database answers what it can, and says why to everything else', async () => {
  let call: (...args: never[]) => Promise<unknown> = async () => null;
  const log = { warn: () => undefined, error: () => undefined };
  const why = { code: 'store-damaged', message: 'It is damaged.', permanent: true } as const;
  const server = {
    handle: (_: string, listener: unknown) => {
      call = listener as typeof call;
    },
  };
  openDoor(server, { 'recovery.read': () => null }, log, why);
  const event = { senderFrame: { url: 'app://almanac/index.html', parent: null } };
  expect(await call(...([event, 'recovery.read', null] as never[]))).toEqual({
    ok: true,
    value: null,
  });
  expect(await call(...([event, 'upcoming.read', null] as never[]))).toEqual({
    ok: false,
    failures: [{ ...why, field: null }],
  });
});
