import { expect, test } from 'vitest';
import { createWindowEvents, tellFact, tellGo } from '../../../main/ipc/events.ts';

/** A clock that rings when told to. */
function bell() {
  const waiting: (() => void)[] = [];
  return {
    after: (_ms: number, callback: () => void) => {
      waiting.push(callback);
      return () => undefined;
    },
    ring: () => waiting.splice(0).map((callback) => callback()).length,
  };
}

function window() {
  const got: unknown[] = [];
  return {
    got,
    send: (_channel: string, event: unknown) => got.push(event),
    isDestroyed: () => false,
  };
}

const progress = (runId: string, note: string) =>
  ({
    kind: 'run-progress',
    jobId: 'j',
    runId,
    progress: { step: 'fetch', note },
  }) as const;

test('a burst of events makes every window read once', () => {
  const [clock, one, two] = [bell(), window(), window()];
  const events = createWindowEvents({ clock, targets: () => [one, two] });
  events.onEngine({ kind: 'slots-recorded', jobIds: ['a', 'b'] });
  events.onEngine({ kind: 'run-started', jobId: 'a', runId: '1' });
  events.onEngine({ kind: 'run-ended', jobId: 'a', runId: '1' });
  expect(clock.ring()).toBe(1);
  expect([one.got, two.got]).toEqual([[{ kind: 'changed' }], [{ kind: 'changed' }]]);
});

test('of each run only the newest progress is told', () => {
  const [clock, one] = [bell(), window()];
  const events = createWindowEvents({ clock, targets: () => [one] });
  events.onEngine(progress('1', 'reading'));
  events.onEngine(progress('2', 'reading'));
  events.onEngine(progress('1', 'counting'));
  clock.ring();
  expect(one.got).toEqual([
    { kind: 'progress', runId: '1', step: 'fetch', note: 'counting' },
    { kind: 'progress', runId: '2', step: 'fetch', note: 'reading' },
  ]);
});

test('what changes after a telling is told in the next', () => {
  const [clock, one] = [bell(), window()];
  const events = createWindowEvents({ clock, targets: () => [one] });
  events.changed();
  clock.ring();
  events.changed();
  clock.ring();
  expect(one.got).toEqual([{ kind: 'changed' }, { kind: 'changed' }]);
  expect(clock.ring()).toBe(0);
});

test('a window that has closed in the meantime is left alone', () => {
  const one = { ...window(), isDestroyed: () => true };
  tellGo(one, '/reports/1');
  tellFact(one, '1', 2);
  expect(one.got).toEqual([]);
});
