import type {
  SendCalls,
  SendChoicesView,
  SendDraft,
  WaitingDeliveryView,
} from '../../../preload/contract/send-calls.ts';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import { readMailAccounts } from '../../domain/delivery/mail-account.ts';
import { isAddress } from '../../domain/job/check-deliveries.ts';
import { compareFacts, type FactChange } from '../../domain/report/revision.ts';
import { isWorkDone, type Run } from '../../domain/run/run.ts';
import type { HandlersOf } from '../handler.ts';
import { mustFindReport, mustFindRun } from '../must-find.ts';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';
import { jobName } from '../views/names.ts';
import { deliveryView } from '../views/run-view.ts';

const waitingShown = 20;
const changesTold = 8;
const rule = { when: 'always', required: false, afterMyOk: false } as const;

/** Sending a report by hand, and what waits for the analyst's word. */
export function sendHandlers(services: Services): HandlersOf<keyof SendCalls> {
  return {
    'report.send-choices': ({ runId }) => choices(services, mustFindRun(services, runId)),
    'report.deliver': (draft) => deliver(services, draft),
    'delivery.open-draft': async ({ id }) => {
      await services.sending.openHeldDraft(id);
      services.engine.jobsChanged();
      return null;
    },
    'deliveries.waiting': () =>
      services.outboxByHand
        .waiting(waitingShown)
        .map((delivery) => waitingView(services, delivery)),
  };
}

async function deliver(
  { sending, engine, shell }: Services,
  { runId, how, account, to, note, formats }: SendDraft,
): Promise<{ isSent: boolean } | Refused> {
  const wrong = to.find((address) => !isAddress(address));
  if (wrong !== undefined && how !== 'folder') {
    return new Refused([{ field: 'to', message: `"${wrong}" is no e-mail address.` }]);
  }
  const above = note.trim() === '' ? null : note.trim();
  if (how === 'mail') {
    if (to.length === 0) return new Refused([{ field: 'to', message: 'Write who gets it.' }]);
    sending.send(runId, {
      kind: 'email',
      ...rule,
      to,
      account,
      note: above,
      attach: formats,
      resend: 'ask',
    });
  } else if (how === 'draft') {
    await sending.openDraft(runId, { kind: 'draft', ...rule, to, note: above, attach: formats });
  } else {
    const path = await shell.chooseFolder();
    if (path === null) return { isSent: false };
    sending.send(runId, { kind: 'folder', ...rule, path, formats, keep: null });
  }
  engine.jobsChanged();
  return { isSent: true };
}

function choices(services: Services, run: Run): SendChoicesView {
  const earlier = earlierReaders(services, run);
  return {
    accounts: readMailAccounts(services.settings).map(({ name, from }) => ({ name, from })),
    known: [...new Set([...earlier.flatMap(({ to }) => to), ...services.allJobs.readers()])],
    correction: correction(services, run, earlier),
  };
}

interface Readers {
  readonly run: Run;
  readonly to: readonly string[];
}

/** Who got which version of this period's report by mail, the newest version first. */
function earlierReaders({ history }: Services, { key, revision }: Run): readonly Readers[] {
  if (key === null) return [];
  return history
    .ofWindow(key)
    .filter((run) => isWorkDone(run) && run.revision < revision)
    .toReversed()
    .map((run) => ({ run, to: history.deliveries(run.id).flatMap(readersOf) }))
    .filter(({ to }) => to.length > 0);
}

function readersOf({ state, payload }: Delivery): readonly string[] {
  const { content } = payload;
  if (state !== 'sent' || !content) return [];
  return content.kind === 'email' || content.kind === 'draft' ? content.to : [];
}

/** Offered when a number that was sent is another one by now. */
function correction(
  services: Services,
  run: Run,
  [last]: readonly Readers[],
): SendChoicesView['correction'] {
  if (!last) return null;
  const factsOf = ({ id }: Run) => services.files.read(mustFindReport(services, id).hash).facts;
  const changes = compareFacts(factsOf(last.run), factsOf(run)).filter(
    ({ before }) => before !== null,
  );
  if (changes.length === 0) return null;
  return { to: [...new Set(last.to)], note: correctionNote(changes) };
}

function correctionNote(changes: readonly FactChange[]): string {
  const lines = changes
    .slice(0, changesTold)
    .map(
      ({ label, before, after }) => `${label}: ${after ?? 'not there any more'} (was ${before})`,
    );
  const more = changes.length > changesTold ? [`and ${changes.length - changesTold} more`] : [];
  return ['This corrects the report that you have:', ...lines, ...more].join('\n');
}

function waitingView(services: Services, delivery: Delivery): WaitingDeliveryView {
  const run = services.history.run(delivery.runId);
  return {
    runId: delivery.runId,
    jobName: run ? jobName(services.jobs, run.jobId) : delivery.payload.title,
    zone: run?.zone ?? 'UTC',
    delivery: deliveryView(delivery),
  };
}
