import type { JobSpec } from '../job/job.ts';
import type { Run } from '../run/run.ts';
import type { DeliveryPayload } from './delivery.ts';
import type { DeliveryContent, ReportRef, Told } from './delivery-content.ts';
import type { DeliveryTarget } from './delivery-target.ts';
import { webhookBody } from './webhook-body.ts';

/** What the channel of a target sends; null when it has nothing to say of this. */
export function contentOf(
  target: Exclude<DeliveryTarget, { readonly kind: 'notification' | 'ping' }>,
  job: Pick<JobSpec, 'id' | 'name'>,
  run: Run,
  told: Told,
  nowMs: number,
): DeliveryContent | null {
  const report = told.kind === 'report' ? reportRef(run) : null;
  const headline = told.kind === 'report' ? told.report.headline : told.failure.message;
  const about = told.kind === 'report' ? job.name : `${job.name} failed`;
  switch (target.kind) {
    case 'email': {
      const { to, account, note, attach, resend } = target;
      const subject = subjectOf(about, headline);
      return { kind: 'email', to, account, note, attach, resend, subject, dateMs: nowMs, report };
    }
    case 'draft': {
      if (!report) return null;
      const { to, note, attach } = target;
      const subject = subjectOf(about, headline);
      return { kind: 'draft', to, note, attach, subject, dateMs: nowMs, report };
    }
    case 'folder': {
      if (!report) return null;
      const { formats, keep } = target;
      const stem = fileStem(job);
      const revised = report.revision > 1 ? ` (version ${report.revision})` : '';
      const name = `${stem} ${report.period}${revised}`;
      return { kind: 'folder', name, latest: `${stem} - latest`, formats, keep, report };
    }
    case 'webhook': {
      const { format, secret } = target;
      return { kind: 'webhook', format, secret, body: webhookBody(format, job, run, told, nowMs) };
    }
  }
}

function reportRef(run: Run): ReportRef {
  const { window, revision } = run;
  if (!window) throw new Error(`run ${run.id} has a report and no window`);
  return { period: periodName(window.key), windowToMs: window.toMs, revision };
}

/** `week:2026-W44` → `2026-W44`; `since-last:…/…` → its two ends; nothing that a file name cannot hold. */
export function periodName(windowKey: string): string {
  return windowKey
    .replace(/^[a-z-]+:/, '')
    .replace(/^(?:week|month|quarter|year|\d+d):/, '')
    .replaceAll(':', '')
    .replace(/[^\w.@+-]+/g, ' to ');
}

/** One line: a mail program shows some 70 characters of it. */
function subjectOf(name: string, headline: string): string {
  const line = `${name}: ${headline}`.replace(/\p{Cc}+/gu, ' ');
  return line.length <= 150 ? line : `${line.slice(0, 149)}…`;
}

/** A name without what a file name of some system cannot hold. */
export function safeName(name: string): string {
  return name
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80)
    .replace(/[. ]+$/, '');
}

/**
 * The job's name as a file name of every system. Two jobs may share a name and a folder, so one whose id
 * does not follow from its name says its id too.
 */
export function fileStem({ id, name }: Pick<JobSpec, 'id' | 'name'>): string {
  const safe = safeName(name);
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (safe === '') return id;
  return slug === id ? safe : `${safe} (${id})`;
}

/** The same for another recipient. A mail names the new one where it named the old. */
export function retargeted(
  payload: DeliveryPayload,
  from: string,
  recipient: string,
): DeliveryPayload {
  const { content } = payload;
  if (content?.kind !== 'email') return payload;
  const to = content.to.map((address) => (address === from ? recipient : address));
  return { ...payload, content: { ...content, to } };
}
