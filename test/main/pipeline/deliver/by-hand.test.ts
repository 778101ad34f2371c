import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import type { DraftTarget, EmailTarget } from '../../../../main/domain/delivery/delivery-target.ts';
import { RunFailure } from '../../../../main/domain/failure.ts';
import { createSendByHand } from '../../../../main/pipeline/deliver/by-hand.ts';
import { machineRandom } from '../../../../main/store/machine.ts';
import { plainExporter } from '../../../cast/plain-exporter.ts';
import { nightly, startEngine } from '../../engine/cast/start-engine.ts';

const draft: DraftTarget = {
  kind: 'draft',
  when: 'always',
  required: true,
  to: ['boss@example.com'],
  note: 'The numbers of last night.',
  attach: ['pdf'],
};
const mail: EmailTarget = {
  ...draft,
  kind: 'email',
  required: false,
  afterMyOk: false,
  account: null,
  resend: 'ask',
};

/** A report of last night, and a mail program that notes what it is given. */
async function aReport(deliver: readonly DraftTarget[] = [], opens = true) {
  const started = startEngine({ at: '2026-03-03T06:59:00Z', jobs: [{ ...nightly, deliver }] });
  await started.clock.advance(70_000);
  const opened: string[] = [];
  const { store, clock } = started;
  const sending = createSendByHand({
    ...store,
    clock,
    random: machineRandom,
    exporter: plainExporter(store),
    draftsFolder: join(mkdtempSync(join(tmpdir(), 'almanac-drafts-')), 'drafts'),
    openFile: async (path) => {
      if (!opens) throw new RunFailure('delivery-failed', 'Nothing opens it.', { permanent: true });
      opened.push(path);
    },
  });
  const [slot] = store.history.slots({ limit: 1, order: 'newest' });
  const runId = slot?.runId ?? '';
  const states = () =>
    store.history
      .deliveries(runId)
      .map(({ channel, recipient, state }) => `${channel} ${recipient} ${state}`);
  return { ...started, sending, opened, runId, states };
}

test('a report opens as a draft that is not sent yet, with its readers, note and PDF', async () => {
  const { sending, opened, runId, states } = await aReport();
  await sending.openDraft(runId, draft);
  const read = await simpleParser(readFileSync(opened[0] ?? ''));
  expect(basename(opened[0] ?? '')).toBe('Nightly sales 2026-03-02.eml');
  expect([read.headers.get('x-unsent'), [read.to].flat()[0]?.text]).toEqual([
    '1',
    'boss@example.com',
  ]);
  expect(read.text).toMatch(/^The numbers of last night\./);
  expect(read.attachments.map(({ filename }) => filename)).toEqual([
    'Nightly sales 2026-03-02.pdf',
  ]);
  expect(states()).toEqual(['draft boss@example.com sent']);
});

test('a draft of a job waits for the analyst, and its run has succeeded when it is opened', async () => {
  const { sending, store, runId } = await aReport([draft]);
  const [waiting] = store.outboxByHand.waiting(10);
  expect([waiting?.isHeld, store.history.run(runId)?.state]).toEqual([true, 'delivering']);
  await sending.openHeldDraft(waiting?.id ?? 0);
  expect(store.history.run(runId)).toMatchObject({ state: 'done', outcome: 'succeeded' });
});

test('a draft that was opened is opened once more, as it was', async () => {
  const { sending, opened, states, store } = await aReport([draft]);
  const [waiting] = store.outboxByHand.waiting(10);
  await sending.openHeldDraft(waiting?.id ?? 0);
  const first = readFileSync(opened[0] ?? '', 'utf8');
  await sending.openHeldDraft(waiting?.id ?? 0);
  expect(readFileSync(opened[1] ?? '', 'utf8')).toBe(first);
  expect(states()).toEqual(['draft boss@example.com sent']);
});

test('where nothing opens a draft it stays ready, and the sentence is passed on', async () => {
  const { sending, runId, states } = await aReport([], false);
  await expect(sending.openDraft(runId, draft)).rejects.toThrow('Nothing opens it.');
  expect(states()).toEqual(['draft boss@example.com pending']);
});

test('each sending by hand is a delivery of its own, also to the same reader', async () => {
  const { sending, runId, states } = await aReport();
  sending.send(runId, mail);
  sending.send(runId, mail);
  expect(states()).toEqual(['email boss@example.com pending', 'email boss@example.com pending']);
});
