import { expect, test } from 'vitest';
import { RunFailure } from '../../../main/domain/failure.ts';
import { openDoor } from '../../../main/ipc/door.ts';
import type { Handlers } from '../../../main/ipc/handler.ts';
import { Refused } from '../../../main/ipc/refused.ts';
import type { CallEvent } from '../../../main/ipc/sender.ts';

const ours: CallEvent = { senderFrame: { url: 'app://almanac/index.html#/', parent: null } };

/** A door whose handlers are the given ones; any other is out of reach. */
function doorTo(handlers: Partial<Handlers>) {
  const said: string[] = [];
  let call: (event: CallEvent, ...args: readonly unknown[]) => Promise<unknown> = async () => null;
  const write = (line: string) => said.push(line);
  openDoor({ handle: (_channel, listener) => (call = listener) }, handlers as Handlers, {
    warn: write,
    error: write,
  });
  return { call: (event: CallEvent, ...args: readonly unknown[]) => call(event, ...args), said };
}

const notAccepted = {
  ok: false,
  failures: [
    {
      code: 'not-allowed',
      message: 'Almanac does not accept this request.',
      permanent: true,
      field: null,
    },
  ],
};

test('a call of our window gets its value', async () => {
  const { call } = doorTo({ 'dialog.choose-file': async () => '/a.csv' });
  expect(await call(ours, 'dialog.choose-file', null)).toEqual({ ok: true, value: '/a.csv' });
});

test.each<[string, CallEvent]>([
  ['no frame', { senderFrame: null }],
  ['a subframe', { senderFrame: { url: 'app://almanac/index.html', parent: {} } }],
  ['a report', { senderFrame: { url: 'report://m0abc/', parent: null } }],
  ['about:blank', { senderFrame: { url: 'about:blank', parent: null } }],
  ['an empty address', { senderFrame: { url: '', parent: null } }],
  ['another host', { senderFrame: { url: 'app://almanac.evil/', parent: null } }],
  ['a longer scheme', { senderFrame: { url: 'apps://almanac/', parent: null } }],
  ['a web page', { senderFrame: { url: 'https://almanac/', parent: null } }],
  ['a port', { senderFrame: { url: 'app://almanac:1/', parent: null } }],
])('S17: a call from %s reaches no handler', async (_who, event) => {
  const { call } = doorTo({ 'dialog.choose-file': async () => '/a.csv' });
  expect(await call(event, 'dialog.choose-file', null)).toEqual(notAccepted);
});

test('S17: a frame that is gone is nobody', async () => {
  const { call } = doorTo({ 'dialog.choose-file': async () => '/a.csv' });
  const gone = {
    get senderFrame(): never {
      throw new Error('Render frame was disposed');
    },
  };
  expect(await call(gone, 'dialog.choose-file', null)).toEqual(notAccepted);
});

test.each([undefined, null, 1, {}, [], 'nothing', 'constructor', '__proto__', 'toString', ''])(
  'a call named %j does not exist',
  async (name) => expect(await doorTo({}).call(ours, name, null)).toEqual(notAccepted),
);

test('an argument with one field too many is refused, and so is a second argument', async () => {
  const { call, said } = doorTo({ 'run.cancel': () => null });
  expect(await call(ours, 'run.cancel', { runId: 'm0', force: true })).toEqual(notAccepted);
  expect(await call(ours, 'run.cancel', { runId: 'm0' }, 'more')).toEqual(notAccepted);
  expect(said).toEqual([
    'run.cancel: an argument of the wrong shape was refused',
    'run.cancel: an argument of the wrong shape was refused',
  ]);
});

test('a failure of ours arrives with its code and sentence', async () => {
  const cancel = () => {
    throw new RunFailure('not-found', 'This run is not in the history.', { permanent: true });
  };
  const { call } = doorTo({ 'run.cancel': cancel });
  const message = 'This run is not in the history.';
  expect(await call(ours, 'run.cancel', { runId: 'm0' })).toEqual({
    ok: false,
    failures: [{ code: 'not-found', message, permanent: true, field: null }],
  });
});

test('a refusal names each field that is wrong', async () => {
  const refused = new Refused([{ field: 'cron', message: 'Five fields, please.' }]);
  const { call } = doorTo({ 'job.resume': () => refused });
  expect(await call(ours, 'job.resume', { jobId: 'churn', answer: null })).toEqual({
    ok: false,
    failures: [
      { code: 'bad-input', message: 'Five fields, please.', permanent: true, field: 'cron' },
    ],
  });
});

test('a bug is told in one plain sentence, and its text goes to the log alone', async () => {
  const cancel = () => {
    throw new TypeError('secret path /home/a');
  };
  const { call, said } = doorTo({ 'run.cancel': cancel });
  const answer = await call(ours, 'run.cancel', { runId: 'm0' });
  expect(answer).toMatchObject({ ok: false, failures: [{ code: 'unexpected' }] });
  expect(JSON.stringify(answer)).not.toContain('secret');
  expect(said).toEqual(['run.cancel failed unexpectedly']);
});
