import { expect, test } from 'vitest';
import { aHome, aStore, seven } from './cast.ts';

const asked = { jobId: 'nightly', trigger: 'manual', window: null } as const;

test('what one process asks, another answers once', () => {
  const paths = aHome();
  const [command, app] = [aStore(paths), aStore(paths)];
  const id = command.requests.add(asked, seven);
  expect(app.requests.pending()).toEqual([{ id, askedAtMs: seven, asked, answer: null }]);
  const answer = { ok: true, runId: 'r1' } as const;
  expect(app.requests.answer(id, answer, seven + 1)).toBe(true);
  expect(app.requests.answer(id, { ok: true, runId: 'r2' }, seven + 2)).toBe(false);
  expect(command.requests.get(id)?.answer).toEqual(answer);
  expect(app.requests.pending()).toEqual([]);
});

test('a request that nobody made is not there', () => {
  expect(aStore().requests.get(7)).toBeNull();
});
