import { expect, test } from 'vitest';
import { type Joiner, joinAll } from '../../../main/shell/quit.ts';

/** Time that passes only when somebody waits for a deadline. */
function patientClock() {
  let nowMs = 0;
  return {
    monotonicMs: () => nowMs,
    after: (ms: number, callback: () => void) => {
      let isOn = true;
      // Two turns: what is ready at once is heard before its deadline.
      setImmediate(() => {
        if (!isOn) return;
        nowMs += ms;
        callback();
      });
      return () => {
        isOn = false;
      };
    },
  };
}

async function quit(joiners: readonly Joiner[]): Promise<readonly string[]> {
  const lines: string[] = [];
  const write = (line: string) => lines.push(line);
  await joinAll(joiners, patientClock(), { info: write, warn: write, error: write });
  return lines;
}

const joiner = (name: string, join: () => Promise<void>, deadlineMs = 2000): Joiner => ({
  name,
  deadlineMs,
  join,
});

test('joiners end one after the other, each with begin and end in the log', async () => {
  const calls: string[] = [];
  const call = (name: string) => joiner(name, async () => void calls.push(name));
  const lines = await quit([call('engine'), call('store')]);
  expect(calls).toEqual(['engine', 'store']);
  expect(lines).toEqual([
    'quit: engine begins',
    'quit: engine ended after 0 ms',
    'quit: store begins',
    'quit: store ended after 0 ms',
  ]);
});

test('a joiner that fails or hangs does not keep the next from its turn', async () => {
  const lines = await quit([
    joiner('fails', () => Promise.reject(new Error('x'))),
    joiner('hangs', () => new Promise(() => undefined)),
    joiner('store', () => Promise.resolve()),
  ]);
  expect(lines.filter((line) => line.includes(' after '))).toEqual([
    'quit: fails failed after 0 ms',
    'quit: hangs was left behind after 2000 ms',
    'quit: store ended after 0 ms',
  ]);
});

test('P24: however many hang, a quit takes five seconds', async () => {
  const hanging = ['a', 'b', 'c', 'd'].map((name) =>
    joiner(name, () => new Promise(() => undefined)),
  );
  const lines = await quit(hanging);
  expect(lines.at(-1)).toBe('quit: d was left behind after 0 ms');
  expect(lines.filter((line) => line.includes('left behind'))).toEqual([
    'quit: a was left behind after 2000 ms',
    'quit: b was left behind after 2000 ms',
    'quit: c was left behind after 1000 ms',
    'quit: d was left behind after 0 ms',
  ]);
});
