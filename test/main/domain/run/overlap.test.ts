import { expect, test } from 'vitest';
import type { OverlapPolicy } from '../../../../main/domain/job/job.ts';
import { bufferLimit, decideOverlap } from '../../../../main/domain/run/overlap.ts';

// What Temporal's schedules do (its documentation of overlap policies, and its scheduler's own cases):
//   SKIP             nothing starts while one runs; the occurrence is lost
//   BUFFER_ONE       one starts when the running one ends; the first to wait stays, later ones are lost
//   BUFFER_ALL       all start, one after the other
//   CANCEL_OTHER     the running one is asked to stop; the newest starts once it has ended
//   TERMINATE_OTHER  the running one is killed; the newest starts then
// When nothing runs, the first starts whatever the policy, and under the last two a newer one that is
// due as well takes its place. `run:` what has begun, `wait:` what waited before, `due:` what is due now.
test.each<[OverlapPolicy, string, string]>([
  ['skip', 'due: a', 'taken: a'],
  ['skip', 'due: a b', 'taken: a, refused: b'],
  ['skip', 'run: x, due: a b', 'refused: a b'],
  ['skip', 'wait: x, due: a', 'refused: a'],
  ['buffer-one', 'due: a', 'taken: a'],
  ['buffer-one', 'due: a b c', 'taken: a b, refused: c'],
  ['buffer-one', 'run: x, due: a b', 'taken: a, refused: b'],
  ['buffer-one', 'run: x, wait: w, due: a', 'refused: a'],
  ['buffer-one', 'wait: x, due: a b', 'taken: a, refused: b'],
  ['buffer-all', 'due: a b c', 'taken: a b c'],
  ['buffer-all', 'run: x, due: a b', 'taken: a b'],
  ['buffer-all', 'run: x, wait: w v, due: a', 'taken: a'],
  ['cancel-other', 'due: a', 'taken: a'],
  ['cancel-other', 'due: a b c', 'taken: c, refused: a b'],
  ['cancel-other', 'run: x, due: a', 'taken: a, stop: cancel'],
  ['cancel-other', 'run: x, due: a b', 'taken: b, refused: a, stop: cancel'],
  ['cancel-other', 'run: x, wait: w, due: a', 'taken: a, refused: w, stop: cancel'],
  ['cancel-other', 'wait: w, due: a', 'taken: a, refused: w'],
  ['cancel-other', 'run: x, wait: w', ''],
  ['terminate-other', 'due: a b', 'taken: b, refused: a'],
  ['terminate-other', 'run: x, due: a', 'taken: a, stop: terminate'],
  ['terminate-other', 'run: x, wait: w, due: a b', 'taken: b, refused: w a, stop: terminate'],
])('%s with %s does what Temporal does: %s (B22)', (policy, given, expected) => {
  const slots = (word: string) =>
    new RegExp(`${word}: ([a-z ]+)`).exec(given)?.[1]?.split(' ') ?? [];
  const busy = { hasBegun: slots('run').length > 0, waiting: slots('wait') };
  const { taken, refused, stop } = decideOverlap(policy, busy, slots('due'));
  const said = [
    taken.length > 0 ? `taken: ${taken.join(' ')}` : '',
    refused.length > 0 ? `refused: ${refused.join(' ')}` : '',
    stop ? `stop: ${stop}` : '',
  ];
  expect(said.filter((text) => text !== '').join(', ')).toBe(expected);
});

test('a thousand slots may wait, and the next is refused', () => {
  const due = Array.from({ length: bufferLimit + 2 }, (_, n) => `s${n}`);
  const decided = decideOverlap('buffer-all', { hasBegun: true, waiting: [] }, due);
  expect(decided.refused).toEqual(['s1000', 's1001']);
});
