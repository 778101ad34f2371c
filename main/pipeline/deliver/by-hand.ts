import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sendTo } from '../../domain/delivery/announcement.ts';
import { safeName } from '../../domain/delivery/content-of.ts';
import { type Delivery, dedupeKey } from '../../domain/delivery/delivery.ts';
import type { DeliveryTarget, DraftTarget } from '../../domain/delivery/delivery-target.ts';
import type { OutboxByHand } from '../../domain/delivery/outbox.ts';
import { RunFailure } from '../../domain/failure.ts';
import type { Clock, Jobs, Outbox, Random, ReportFiles } from '../../domain/ports.ts';
import type { Exporter } from '../../domain/report/export.ts';
import { crashPoint } from '../../domain/run/crash-point.ts';
import type { History, Reports } from '../../domain/run/history.ts';
import { composeMessage } from './email/compose-message.ts';

export interface SendByHandNeeds {
  readonly jobs: Pick<Jobs, 'get'>;
  readonly history: Pick<History, 'run' | 'deliveries'>;
  readonly reports: Pick<Reports, 'get'>;
  readonly reportFiles: Pick<ReportFiles, 'read'>;
  readonly outbox: Pick<Outbox, 'add'>;
  readonly outboxByHand: Pick<OutboxByHand, 'get' | 'handOver'>;
  readonly exporter: Exporter;
  readonly clock: Pick<Clock, 'wallMs'>;
  readonly random: Pick<Random, 'runId'>;
  /** Where drafts lie for the mail program to read. */
  readonly draftsFolder: string;
  /** Hands a file to the program that the system opens it with. */
  readonly openFile: (path: string) => Promise<void>;
}

/** What a person sends without waiting for the job to. Each is a delivery of its run like any other. */
export interface SendByHand {
  /** Records it; the lanes send it. @throws RunFailure `not-found` */
  send(runId: string, target: DeliveryTarget): void;
  /** Opens a new draft. @throws RunFailure `not-found`, `delivery-failed` when nothing opens it */
  openDraft(runId: string, target: DraftTarget): Promise<void>;
  /** Opens a draft that a job has made ready. @throws RunFailure as `openDraft` */
  openHeldDraft(deliveryId: number): Promise<void>;
}

/** The mail program has read a draft long before. */
const draftsKeptMs = 7 * 86_400_000;

export function createSendByHand(needs: SendByHandNeeds): SendByHand {
  const { jobs, history, reports, clock, draftsFolder } = needs;

  function record(runId: string, target: DeliveryTarget): Delivery {
    const run = history.run(runId);
    const report = reports.get(runId);
    if (!run || !report) throw gone('There is no such report any more.');
    const job = { id: run.jobId, name: jobs.get(run.jobId)?.name ?? run.jobId };
    const made = { report: needs.reportFiles.read(report.hash), nowMs: clock.wallMs() };
    const subject = `hand:${needs.random.runId()}`;
    const deliveries = sendTo(job, run, made, target, subject);
    needs.outbox.add(runId, deliveries, clock.wallMs());
    const recorded = history.deliveries(runId).find((one) => one.subject === subject);
    if (!recorded) throw new Error(`a delivery of ${runId} by hand was not recorded`);
    return recorded;
  }

  async function open(delivery: Delivery): Promise<void> {
    const { content } = delivery.payload;
    if (content?.kind !== 'draft') throw gone('This is no draft.');
    const bytes = await composeMessage(
      {
        content,
        runId: delivery.runId,
        from: null,
        key: dedupeKey(delivery),
        text: '',
        isDraft: true,
      },
      needs,
    );
    mkdirSync(draftsFolder, { recursive: true, mode: 0o700 });
    removeOldDrafts(draftsFolder, clock.wallMs() - draftsKeptMs);
    const name = `${safeName(delivery.payload.title) || 'Report'} ${content.report.period}.eml`;
    const path = join(draftsFolder, name);
    writeFileSync(path, bytes, { mode: 0o600 });
    crashPoint('after the draft');
    await needs.openFile(path);
    crashPoint('after the opening');
    needs.outboxByHand.handOver(delivery.id, clock.wallMs());
  }

  return {
    send: (runId, target) => void record(runId, target),
    openDraft: (runId, target) => open(record(runId, target)),
    async openHeldDraft(id) {
      const delivery = needs.outboxByHand.get(id);
      if (!delivery) throw gone('This draft is not there any more.');
      await open(delivery);
    },
  };
}

function removeOldDrafts(folder: string, beforeMs: number): void {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (statSync(file).mtimeMs < beforeMs) rmSync(file, { force: true });
  }
}

function gone(message: string): RunFailure {
  return new RunFailure('not-found', message, { permanent: true });
}
