import { expect, test } from 'vitest';
import type { OpenSlot } from '../../../main/domain/run/open-slots.ts';
import { questions, questionsHandlers } from '../../../main/ipc/handlers/questions.ts';
import { schemas } from '../../../main/ipc/schemas.ts';
import { churn } from './cast.ts';
import { servicesOf } from './fake-services.ts';

const open: OpenSlot = {
  jobId: churn.id,
  slot: { text: '2026-03-02T07:00|Europe/Berlin', dueAtMs: 1_000, zone: 'Europe/Berlin' },
  reason: 'off',
  covers: [],
};

test('a question names its job, its slots and how long it stands', () => {
  const { services } = servicesOf({ open: [open] });
  expect(questions(services)).toEqual([
    {
      jobId: churn.id,
      jobName: churn.name,
      slots: [
        {
          slot: open.slot.text,
          atMs: 1_000,
          zone: 'Europe/Berlin',
          reasonText: 'due while Almanac was not running',
        },
      ],
      answerByMs: 1_001 + churn.catchUp.withinMs,
    },
  ]);
});

test('nothing is asked about a job that is paused or switched off', () => {
  const paused = { ...churn, paused: { sinceMs: 0, note: '', automatic: false } };
  for (const job of [paused, { ...churn, enabled: false }]) {
    expect(questions(servicesOf({ jobs: [job], open: [open] }).services)).toEqual([]);
  }
});

test('an answer goes to the engine with its job and its slots', () => {
  const { services, did } = servicesOf({ open: [open] });
  const argument = { jobId: churn.id, slots: [open.slot.text], answer: 'latest' as const };
  expect(schemas['slots.answer'].parse(argument)).toEqual(argument);
  questionsHandlers(services)['slots.answer'](argument);
  expect(did).toEqual([`answered latest for ${open.slot.text}`]);
});

test('an answer without slots, or to a word that is none, is refused at the door', () => {
  const parses = (argument: unknown) => schemas['slots.answer'].safeParse(argument).success;
  expect(parses({ jobId: churn.id, slots: [], answer: 'latest' })).toBe(false);
  expect(parses({ jobId: churn.id, slots: ['a'], answer: 'earliest' })).toBe(false);
});
