import { expect, test } from 'vitest';
import { aStore, claim, day, dueSlot, finished, nightly, record, seven } from './cast.ts';

/** Five nights done, and one more that waits for its turn. */
function fiveNights() {
  const store = aStore();
  const job = store.jobs.save(nightly, seven - day);
  for (let night = 0; night < 5; night += 1) {
    const [run] = record(store, job, [dueSlot(night)], seven + night * day);
    store.runs.finish(claim(store, run), finished(), seven + night * day);
  }
  record(store, job, [dueSlot(5)], seven + 5 * day);
  const slots = () =>
    store.history.slots({ limit: 10, order: 'oldest' }).map(({ slot }) => slot.slice(0, 10));
  return { store, job, slots };
}

test('what is old is deleted with its run and report, and bars a repeat (A16)', () => {
  const { store, job, slots } = fiveNights();
  expect(store.retention.forget(seven + 2 * day, seven + 30 * day)).toBe(2);
  expect(slots()).toEqual(['2026-03-05', '2026-03-06', '2026-03-07', '2026-03-08']);
  expect(store.reports.list({ limit: 10 })).toHaveLength(3);
  let lastDueAtMs: number | null = null;
  const decide = (seen: { readonly lastDueAtMs: number | null }) => {
    lastDueAtMs = seen.lastDueAtMs;
    return [];
  };
  store.slots.record([{ job, decide }], seven - 10 * day);
  expect(lastDueAtMs).toBe(seven + day);
});

test('what a job may still catch up is kept, however short the memory is', () => {
  const { store, slots } = fiveNights();
  expect(store.retention.forget(seven + 30 * day, seven + 8 * day)).toBe(1);
  expect(slots()[0]).toBe('2026-03-04');
});

test('the last done run and what has not ended are kept for ever', () => {
  const { store, slots } = fiveNights();
  store.retention.forget(seven + 90 * day, seven + 90 * day);
  expect(slots()).toEqual(['2026-03-07', '2026-03-08']);
});
