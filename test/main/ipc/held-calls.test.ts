import { expect, test } from 'vitest';
import type { IpcServer } from '../../../main/ipc/door.ts';
import { holdCalls } from '../../../main/ipc/held-calls.ts';
import { type CallEvent, isOurWindow } from '../../../main/ipc/sender.ts';
import { callChannel } from '../../../preload/contract/bridge.ts';

type Listener = Parameters<IpcServer['handle']>[1];

/** Electron's end with the calls held, and a door that tells what reaches it. */
function holding() {
  const channels = new Map<string, Listener>();
  const server = holdCalls({ handle: (channel, listener) => channels.set(channel, listener) });
  return {
    call: (event: CallEvent, ...args: readonly unknown[]) =>
      channels.get(callChannel)?.(event, ...args),
    open: () => server.handle(callChannel, async (event, ...args) => [isOurWindow(event), ...args]),
  };
}

const ours = (): { senderFrame: { url: string; parent: unknown } | null } => ({
  senderFrame: { url: 'app://almanac/index.html#/', parent: null },
});

test('a call that comes before the door is answered when it opens, one after it at once', async () => {
  const { call, open } = holding();
  const early = call(ours(), 'jobs.read', null);
  open();
  const both = await Promise.all([early, call(ours(), 'report.read', { runId: 'm0' })]);
  expect(both).toEqual([
    [true, 'jobs.read', null],
    [true, 'report.read', { runId: 'm0' }],
  ]);
});

test('a page that comes into the frame while the call waits is not taken for the caller', async () => {
  const { call, open } = holding();
  const event = { senderFrame: { url: 'https://elsewhere.example/', parent: null } };
  const answer = call(event, 'jobs.read', null);
  event.senderFrame.url = 'app://almanac/index.html';
  open();
  expect(await answer).toEqual([false, 'jobs.read', null]);
});

test('a frame that is gone when its call comes is nobody', async () => {
  const { call, open } = holding();
  const gone: CallEvent = {
    get senderFrame(): never {
      throw new Error('Render frame was disposed');
    },
  };
  const answer = call(gone, 'jobs.read', null);
  open();
  expect(await answer).toEqual([false, 'jobs.read', null]);
});
