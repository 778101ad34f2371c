import { expect, test } from 'vitest';
import type { Coverage } from '../../../main/domain/upkeep/coverage.ts';
import { createHandlers } from '../../../main/ipc/handlers.ts';
import { coverageTable } from '../../../main/ipc/views/coverage-table.ts';
import { churn } from './cast.ts';
import { servicesOf } from './fake-services.ts';

const dueAtMs = Date.UTC(2026, 2, 9, 6);
const recorded = {
  slot: '2026-03-09T07:00|Europe/Berlin',
  dueAtMs,
  zone: 'Europe/Berlin',
  outcome: 'succeeded',
  reason: 'on time',
  runId: 'run000000001',
  windowKey: 'week:2026-W10',
  reportHash: 'beef',
} as const;
const lost = { slot: '2026-03-16T07:00|Europe/Berlin', dueAtMs: dueAtMs + 7 * 86_400_000 };
const coverage: Coverage = {
  sinceMs: dueAtMs - 1,
  untilMs: lost.dueAtMs + 1,
  begins: 'schedule',
  slots: [
    { ...recorded, fate: 'reported', recorded },
    { ...lost, fate: 'unexplained', recorded: null },
  ],
  gaps: [],
};

test('the proof has a line a due time, with its report and its entry in the chain', () => {
  const { head, rows } = coverageTable(coverage, new Map([[recorded.slot, 'c0ffee']]));
  expect(rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at]])))).toEqual([
    {
      'due at (UTC)': '2026-03-09T06:00:00Z',
      'due time': recorded.slot,
      became: 'reported',
      outcome: 'succeeded',
      reason: 'on time',
      period: 'week:2026-W10',
      run: 'run000000001',
      'sha256 of report': 'beef',
      'entry in the chain': 'c0ffee',
    },
    expect.objectContaining({ 'due time': lost.slot, became: 'unexplained', outcome: '' }),
  ]);
});

test('a job whose due times are not all explained is no whole, and its proof is saved all the same', async () => {
  const { services, did } = servicesOf({ jobs: [churn] });
  const handlers = createHandlers({ ...services, coverageOf: () => coverage });
  expect(await handlers['coverage.read']({ jobId: churn.id })).toMatchObject({
    isWhole: false,
    sentence: expect.stringContaining('1 reported, 1 unexplained'),
  });
  await handlers['coverage.save']({ jobId: churn.id });
  expect(did).toEqual([`wrote 2 rows to ${churn.id} - coverage`]);
});
