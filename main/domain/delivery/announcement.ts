import { Temporal } from 'temporal-polyfill';
import type { FailureRecord } from '../failure.ts';
import type { Job, JobSpec } from '../job/job.ts';
import type { Report } from '../report/report.ts';
import type { Run } from '../run/run.ts';
import { contentOf } from './content-of.ts';
import type { Delivery, NewDelivery, NotificationText } from './delivery.ts';
import type { Told } from './delivery-content.ts';
import type { DeliveryTarget, DeliveryWhen } from './delivery-target.ts';

const tellsOfReport: readonly DeliveryWhen[] = ['always', 'changed'];
/** A report with nothing worth saying is made and kept, and only who wants every one is told. */
const tellsOfQuietReport: readonly DeliveryWhen[] = ['always'];
const tellsOfFailure: readonly DeliveryWhen[] = ['always', 'changed', 'failures'];

/** A finished report, as its deliveries need it. */
export interface Made {
  readonly report: Pick<Report, 'headline' | 'result' | 'isQuiet' | 'facts'>;
  readonly nowMs: number;
}

/** The deliveries of a ready report, payload frozen: the headline, not "job finished". None of a re-run. */
export function announceReport(job: JobSpec, run: Run, made: Made): readonly NewDelivery[] {
  const { report, nowMs } = made;
  const when = report.isQuiet ? tellsOfQuietReport : tellsOfReport;
  const told = { kind: 'report', report } as const;
  return announce(job, run, (target) => when.includes(target.when), `run:${run.id}`, told, nowMs);
}

/** The deliveries of a re-run that a person looked at and wants sent, whatever the job's rule. */
export function sendReport(job: JobSpec, run: Run, made: Made): readonly NewDelivery[] {
  const deliver = job.deliver
    .filter(({ when }) => when !== 'undelivered')
    .map((target) => ({ ...target, when: 'always', required: false }) as const);
  const asked = { ...run, trigger: 'manual' } as const;
  // Who asks for it has looked at it: it does not wait for another word.
  return announceReport({ ...job, deliver }, asked, made).map((one) => ({ ...one, isHeld: false }));
}

/** What a person sends by hand, to a place of their own choice; each time is a subject of its own. */
export function sendTo(
  job: Pick<JobSpec, 'id' | 'name'>,
  run: Run,
  { report, nowMs }: Made,
  target: DeliveryTarget,
  subject: string,
): readonly NewDelivery[] {
  const told = { kind: 'report', report } as const;
  const asked = { ...run, trigger: 'manual' } as const;
  return announce({ ...job, deliver: [target] }, asked, () => true, subject, told, nowMs);
}

/** The alert of a run that ended as failed: what, and what to do. */
export function announceFailure(
  job: JobSpec,
  run: Run,
  failure: FailureRecord,
  nowMs: number,
): readonly NewDelivery[] {
  const told = { kind: 'failure', failure } as const;
  return announce(job, run, tellsFailure, `failed:${run.id}`, told, nowMs).map((delivery) => ({
    ...delivery,
    required: false,
    isHeld: false,
  }));
}

/**
 * A report that is left out because the model's budget is used up. Told once a month and model, however
 * many runs and jobs it stops: the subject is the same, and the outbox takes it a single time.
 */
export function announceOverBudget(
  { name, analysis }: Pick<JobSpec, 'name' | 'analysis'>,
  run: Pick<Run, 'id'>,
  { message }: FailureRecord,
  nowMs: number,
): readonly NewDelivery[] {
  const month = Temporal.Instant.fromEpochMilliseconds(nowMs).toString().slice(0, 7);
  return [
    {
      subject: `model:${analysis.model?.profile ?? ''}:skipped:${month}`,
      channel: 'notification',
      recipient: 'desktop',
      required: false,
      payload: {
        title: `${name}: no report`,
        body: `${message} Until then jobs that ask for no other writer are skipped.`,
        opens: { screen: 'run', runId: run.id },
      },
    },
  ];
}

/** Readers of a mail get reports; failures go to who keeps the job running, unless it says otherwise. */
function tellsFailure({ kind, when }: DeliveryTarget): boolean {
  return kind === 'email' ? when === 'failures' : tellsOfFailure.includes(when);
}

/**
 * The same by the channels that a job keeps for when another one is the broken one. Each says why it comes this
 * way, in the note of a mail or beside the name; none is required, and none falls back any further.
 */
export function announceInstead(
  job: JobSpec,
  run: Run,
  told: Told,
  broken: {
    readonly delivery: Pick<Delivery, 'id' | 'subject' | 'channel'>;
    readonly failure: FailureRecord;
  },
  nowMs: number,
): readonly NewDelivery[] {
  const { delivery, failure } = broken;
  if (delivery.subject.startsWith(insteadOf)) return [];
  const why = `This comes another way because ${channelNames[delivery.channel]} did not arrive: ${failure.message}`;
  const deliver = job.deliver.map((target): DeliveryTarget => {
    const other = { ...target, required: false };
    if (other.kind !== 'email' && other.kind !== 'draft') return other;
    return { ...other, note: [why, other.note].filter(Boolean).join('\n\n') };
  });
  const name = `${job.name} (${channelNames[delivery.channel]} did not arrive)`;
  return ['folder', 'other'].flatMap((kind) => {
    const isFolder = kind === 'folder';
    const targets = deliver.filter((target) => (target.kind === 'folder') === isFolder);
    // A folder keeps its names of files: what is there belongs together.
    const asked = { ...job, name: isFolder ? job.name : name, deliver: targets };
    const subject = `${insteadOf}${delivery.id}`;
    // Whoever made it again has sent it by hand, and is told of the rest like of any other.
    const sent = { ...run, trigger: 'manual' } as const;
    return announce(asked, sent, ({ when }) => when === 'undelivered', subject, told, nowMs);
  });
}

const insteadOf = 'instead:';

const channelNames: Readonly<Record<Delivery['channel'], string>> = {
  notification: 'the notification',
  email: 'the e-mail',
  draft: 'the draft',
  folder: 'the file',
  webhook: 'the webhook',
  ping: 'the ping',
};

/** The desktop tells when another channel is the broken one. */
export function announceUndelivered(
  delivery: Pick<Delivery, 'id' | 'runId' | 'channel' | 'recipient' | 'payload'>,
  failure: FailureRecord,
  instead: readonly NewDelivery[] = [],
): readonly NewDelivery[] {
  const { id, runId, channel, payload } = delivery;
  // A monitor that hears nothing says so by itself.
  if (channel === 'notification' || channel === 'ping') return [];
  const isUnknown = failure.code === 'delivery-unknown';
  return [
    {
      subject: `undelivered:${id}`,
      channel: 'notification',
      recipient: 'desktop',
      required: false,
      payload: {
        title: `${payload.title}: ${isUnknown ? 'not sure that it arrived' : 'not sent'}`,
        body: [failure.message, insteadText(instead)].filter(Boolean).join(' '),
        opens: { screen: 'run', runId },
      },
    },
  ];
}

/** "It goes by e-mail instead." */
function insteadText(instead: readonly NewDelivery[]): string {
  const channels = new Set(instead.map(({ channel }) => channelNames[channel].replace('the ', '')));
  return channels.size === 0 ? '' : `It goes by ${[...channels].join(' and ')} instead.`;
}

/** A job paused after failures in a row is never switched off silently. */
export function announceAutoPause(job: Job, run: Run, failures: number): NotificationText {
  return {
    title: `${job.name} is paused`,
    body: `It failed ${failures} times in a row. Mend the cause, then resume it.`,
    opens: { screen: 'run', runId: run.id },
  };
}

function announce(
  job: Pick<JobSpec, 'id' | 'name' | 'deliver'>,
  run: Run,
  isTold: (target: DeliveryTarget) => boolean,
  subject: string,
  told: Told,
  nowMs: number,
): readonly NewDelivery[] {
  // Who asked for it again is looking at it; the others hear of it when they say so.
  if (run.trigger === 'again') return [];
  const isReport = told.kind === 'report';
  const text: NotificationText = {
    title: isReport ? job.name : `${job.name} failed`,
    body: isReport ? told.report.headline : told.failure.message,
    opens: { screen: isReport ? 'report' : 'run', runId: run.id },
  };
  return job.deliver.filter(isTold).flatMap((target): readonly NewDelivery[] => {
    // What a monitor hears is recorded by itself: see `announcePing`.
    if (target.kind === 'ping') return [];
    const { kind: channel, required } = target;
    const delivery = { subject, channel, required, payload: text };
    if (target.kind === 'notification') return [{ ...delivery, recipient: 'desktop' }];
    const content = contentOf(target, job, run, told, nowMs);
    if (!content) return [];
    const isHeld = target.kind === 'draft' || target.afterMyOk;
    const payload = { ...text, content };
    return recipientsOf(target).map((recipient) => ({ ...delivery, recipient, isHeld, payload }));
  });
}

function recipientsOf(target: Exclude<DeliveryTarget, { readonly kind: 'notification' | 'ping' }>) {
  switch (target.kind) {
    case 'email':
      return [...new Set(target.to)];
    case 'draft':
      return [target.to.join(', ')];
    case 'folder':
      return [target.path];
    case 'webhook':
      return [target.url];
  }
}
