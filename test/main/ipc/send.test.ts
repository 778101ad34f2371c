import { expect, test } from 'vitest';
import type { Delivery } from '../../../main/domain/delivery/delivery.ts';
import { createHandlers } from '../../../main/ipc/handlers.ts';
import { Refused } from '../../../main/ipc/refused.ts';
import type { SendDraft } from '../../../preload/contract/send-calls.ts';
import { churn, run } from './cast.ts';
import { fact, servicesOf } from './fake-services.ts';

const draft: SendDraft = {
  runId: run.id,
  how: 'mail',
  account: null,
  to: ['boss@example.com'],
  note: ' Look at EMEA. ',
  formats: ['pdf'],
};

test('a report is mailed, opened as a draft or put into the folder that was chosen', async () => {
  const { services, did } = servicesOf({ runs: [run] });
  const deliver = createHandlers(services)['report.deliver'];
  for (const how of ['mail', 'draft', 'folder'] as const) await deliver({ ...draft, how });
  expect(did.filter((line) => line !== 'jobs changed')).toEqual([
    `sent ${run.id} by email`,
    `drafted ${run.id} to boss@example.com`,
    `sent ${run.id} by folder`,
  ]);
});

test('an address that is none, or that would begin a header, is refused on its field (H04)', async () => {
  const { services, did } = servicesOf({ runs: [run] });
  const deliver = createHandlers(services)['report.deliver'];
  for (const to of [['boss'], ['a@b.c, d@e.f'], ['a@b.c\u0085Bcc:d@e.f'], []]) {
    expect(await deliver({ ...draft, to })).toBeInstanceOf(Refused);
  }
  expect(did).toEqual([]);
});

const again = {
  ...run,
  id: 'm0again12345',
  revision: 2,
  trigger: 'again',
  again: 'as-is-now',
} as const;
const mailed: Delivery = {
  id: 1,
  runId: run.id,
  subject: `run:${run.id}`,
  channel: 'email',
  recipient: 'boss@example.com',
  required: false,
  state: 'sent',
  isHeld: false,
  isMaybeDuplicate: false,
  askedAtMs: null,
  tries: 1,
  nextAtMs: 0,
  failure: null,
  payload: {
    title: churn.name,
    body: 'h',
    opens: { screen: 'report', runId: run.id },
    content: {
      kind: 'email',
      account: null,
      resend: 'ask',
      to: ['boss@example.com'],
      subject: '',
      note: null,
      attach: [],
      dateMs: 0,
      report: null,
    },
  },
};

/** The first version was mailed; the second says this of the fact. */
function revisedTo(text: string) {
  const { services } = servicesOf({ runs: [again, run] });
  const history = {
    ...services.history,
    deliveries: (runId: string) => (runId === run.id ? [mailed] : []),
  };
  const files = {
    ...services.files,
    read: (hash: string) => ({
      ...services.files.read(hash),
      facts: [hash === again.id ? { ...fact, text } : fact],
    }),
  };
  return createHandlers({ ...services, history, files })['report.send-choices'];
}

test('a correction is offered when a number that was sent has changed, to who got it', () => {
  expect(revisedTo('413')({ runId: again.id })).toMatchObject({
    known: ['boss@example.com'],
    correction: {
      to: ['boss@example.com'],
      note: 'This corrects the report that you have:\nNet sales: 413 (was 412)',
    },
  });
});

test('no correction is offered where every number is the same', () => {
  expect(revisedTo('412')({ runId: again.id })).toMatchObject({ correction: null });
});
