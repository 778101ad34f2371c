import { expect, test } from 'vitest';
import { RunFailure } from '../../../main/domain/failure.ts';
import { openDoor } from '../../../main/ipc/door.ts';
import { problemHandlers } from '../../../main/ipc/handlers/start.ts';
import type { CallEvent } from '../../../main/ipc/sender.ts';

const ours: CallEvent = { senderFrame: { url: 'app://almanac/index.html#/', parent: null } };
const newer = new RunFailure('store-newer', 'Install the newer version.', { permanent: true });

test('where the data cannot be opened every call is answered with the reason, and acts are done', async () => {
  const done: string[] = [];
  let call: (event: CallEvent, ...args: readonly unknown[]) => Promise<unknown> = async () => null;
  openDoor(
    { handle: (_channel, listener) => (call = listener) },
    problemHandlers(newer, {
      'try-again': () => done.push('try-again'),
      'show-folder': () => done.push('show-folder'),
      quit: () => done.push('quit'),
    }),
    { warn: () => {}, error: (message) => done.push(message) },
    newer.record(),
  );
  const why = { ...newer.record(), field: null };
  expect([
    await call(ours, 'start.problem', null),
    await call(ours, 'upcoming.read', null),
    await call(ours, 'start.act', { act: 'show-folder' }),
    done,
  ]).toEqual([
    { ok: true, value: why },
    { ok: false, failures: [why] },
    { ok: true, value: null },
    ['show-folder'],
  ]);
});
