import { z } from 'zod';
import type { Argument, CallName } from '../../preload/contract/calls.ts';
import { connectionSchemas } from './connection-schemas.ts';
import { deliverySchemas } from './delivery-schemas.ts';
import { draft, jobId, line, scheduleDraft } from './draft-schema.ts';
import { followUpSchemas } from './follow-up-schemas.ts';
import { homeSchemas } from './home-schemas.ts';
import { modelSchemas } from './model-schemas.ts';

const nothing = z.null();
const runId = z.string().regex(/^[a-z0-9-]{1,64}$/);
const instantMs = z.int().min(0).max(8_640_000_000_000_000);
/** `2026-11-01T01:30|America/New_York` or `2026-11-01T05:30:00Z` */
const slotText = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|\|[\w/+-]{1,64})$/);
const factNumber = z.int().min(1).max(1_000_000);
const placeCode = z.string().regex(/^[A-Za-z0-9-]{1,10}$/);
/** `de-DE` */
const regionTag = z.string().regex(/^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2}|-\d{3})?$/);
/** `proxy.example:3128` */
const proxyAddress = z.string().regex(/^[A-Za-z0-9.[\]:-]{1,253}:\d{1,5}$/);
const ofRun = z.strictObject({ runId });
const ofJob = z.strictObject({ jobId });
/** A place in the app: plain words between slashes. */
const path = z.string().regex(/^\/(?:[A-Za-z0-9_-]{1,128}(?:\/[A-Za-z0-9_-]{1,128}){0,4})?$/);
const range = z.strictObject({ jobId, from: z.iso.date(), to: z.iso.date() });
const outcome = z.enum(['succeeded', 'failed', 'skipped', 'missed', 'superseded', 'open']);

/** What each call takes: nothing more, nothing less, nothing else. */
export const schemas = {
  ...deliverySchemas,
  ...connectionSchemas,
  ...homeSchemas,
  'network.read': nothing,
  'network.test': z.strictObject({ address: line(300).min(1) }),
  'network.sign-in': z.strictObject({
    address: proxyAddress,
    user: line(400),
    password: line(4_096).min(1).nullable(),
  }),
  'network.sign-out': z.strictObject({ address: proxyAddress }),
  'network.add-certificates': nothing,
  'network.remove-certificate': z.strictObject({ fingerprint: z.string().regex(/^[0-9a-f]{64}$/) }),
  'regions.read': nothing,
  'regions.example': z.strictObject({ tag: regionTag }),
  'regions.choose': z.strictObject({ tag: regionTag }),
  'health.read': nothing,
  'health.check-database': nothing,
  'health.restart': nothing,
  ...followUpSchemas,
  ...modelSchemas,
  'coverage.read': ofJob,
  'coverage.save': ofJob,
  'upcoming.read': nothing,
  'upcoming.accept-away': nothing,
  'slot.run': z.strictObject({ jobId, slot: slotText }),
  'upcoming.resume-all': nothing,
  'upcoming.trust-clock': nothing,
  'slots.answer': z.strictObject({
    jobId,
    slots: z.array(slotText).min(1).max(1_000),
    answer: z.enum(['latest', 'all', 'skip']),
  }),
  'travel.answer': z.strictObject({
    jobId,
    laptopZone: z.string().regex(/^[\w/+-]{1,64}$/),
    moves: z.boolean(),
  }),
  'failures.read': nothing,
  'failures.count': z.strictObject({ without: z.array(runId) }),
  'failures.retry': z.strictObject({ runIds: z.array(runId).min(1).max(200) }),
  'failures.mute': z.strictObject({ jobId, isMuted: z.boolean() }),
  'failures.dismiss': ofRun,
  'reports.read': z.strictObject({
    jobId: jobId.nullable(),
    shows: z.enum(['all', 'unread', 'pinned']),
    text: line(400),
    before: runId.nullable(),
  }),
  'reports.unread': nothing,
  'report.mark': z.strictObject({ runId, mark: z.enum(['read', 'unread', 'pinned', 'unpinned']) }),
  'report.compare': z.strictObject({ runIds: z.tuple([runId, runId]) }),
  'report.read': ofRun,
  'report.find': z.strictObject({ runId, text: line(200) }),
  'report.fact': z.strictObject({ runId, n: factNumber }),
  'facts.find': z.strictObject({ text: line(200), before: z.int().min(0).nullable() }),
  'export.parts': ofRun,
  'export.save': z.strictObject({
    runId,
    format: z.enum(['pdf', 'html', 'xlsx', 'csv', 'md', 'svg', 'png']),
  }),
  'export.show': z.strictObject({ id: z.int().min(1) }),
  'export.print': ofRun,
  'export.copy': z.strictObject({
    runId,
    part: z.enum(['table', 'chart']),
    number: z.int().min(1).max(10_000),
  }),
  'report.again': z.strictObject({ runId, data: z.enum(['as-it-was', 'as-is-now']) }),
  'report.send': ofRun,
  'backfill.preview': range,
  'backfill.start': range,
  'history.read': z.strictObject({
    jobId: jobId.nullable(),
    outcome: outcome.nullable(),
    trigger: z.enum(['schedule', 'catch-up', 'manual', 'backfill', 'again']).nullable(),
    text: line(400),
    untilMs: instantMs.nullable(),
    before: z.strictObject({ atMs: instantMs, jobId, slot: line(200) }).nullable(),
  }),
  'history.month': z.strictObject({
    jobId: jobId.nullable(),
    month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  }),
  'run.read': ofRun,
  'run.cancel': ofRun,
  'run.retry': ofRun,
  'jobs.names': nothing,
  'jobs.read': z.strictObject({
    text: line(200),
    tags: z.array(line(60)).max(100),
    after: jobId.nullable(),
  }),
  'jobs.tags': nothing,
  'job.draft': ofJob,
  'job.preview': scheduleDraft,
  'job.forecast': scheduleDraft,
  'data.preview': draft.omit({ name: true, deliver: true }),
  'gallery.prepare': z.strictObject({
    template: z.enum([
      'sales-briefing',
      'market-analysis',
      'log-anomalies',
      'churn-prediction',
      'compliance-audit',
    ]),
  }),
  'job.save': draft,
  'job.try': draft,
  'drafts.read': nothing,
  'draft.read': z.strictObject({ jobId: jobId.nullable() }),
  'draft.keep': draft,
  'draft.forget': z.strictObject({ jobId: jobId.nullable() }),
  'job.read-sentence': z.strictObject({
    text: line(400),
    model: line(64).nullable(),
    columns: z.array(line(400)).max(2_000),
  }),
  'job.trial-fact': z.strictObject({ trialId: runId, n: factNumber }),
  'job.end-trial': nothing,
  'job.run-now': z.strictObject({ jobId, again: z.boolean() }),
  'job.pause': z.strictObject({ jobId, note: line(400), until: z.iso.date().nullable() }),
  'job.resume': z.strictObject({ jobId, answer: z.enum(['latest', 'all', 'skip']).nullable() }),
  'job.remove': ofJob,
  'job.restore': ofJob,
  'job.duplicate': ofJob,
  'job.switch': z.strictObject({ jobId, on: z.boolean() }),
  'job.versions': ofJob,
  'job.restore-version': z.strictObject({ jobId, revision: z.int().min(1) }),
  'jobs.export': z.strictObject({ jobIds: z.array(jobId).min(1).max(10_000).nullable() }),
  'jobs.choose-import': nothing,
  'jobs.find-missing': z.strictObject({ id: z.int().min(1), path: line(4096) }),
  'jobs.read-opened': z.strictObject({ number: z.int().min(1) }),
  'jobs.import': z.strictObject({ id: z.int().min(1), staysOff: z.boolean() }),
  'dialog.choose-file': nothing,
  'failure.accept-shape': ofRun,
  'failure.relink': z.strictObject({ runId, path: line(4096).min(1) }),
  'sample.prepare': nothing,
  'start.problem': nothing,
  'start.act': z.strictObject({ act: z.enum(['try-again', 'show-folder', 'quit']) }),
  'window.open-settings': z.strictObject({
    page: z.enum(['jobs', 'new-job', 'connections', 'models', 'general', 'about']),
    connectionId: jobId.exactOptional(),
  }),
  'window.open-main': z.strictObject({ path }),
  'about.read': nothing,
  'about.save-diagnostics': nothing,
  'general.read': nothing,
  'general.save': z.strictObject({
    weekStart: z.enum(['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN']),
    fiscalYearStart: z.int().min(1).max(12),
    country: placeCode.nullable(),
    region: placeCode.nullable(),
    runsAtOnce: z.int().min(1).max(8),
  }),
  'general.theme': z.strictObject({ theme: z.enum(['system', 'light', 'dark']) }),
  'general.start-at-login': z.strictObject({ on: z.boolean() }),
  'general.start-hidden': z.strictObject({ on: z.boolean() }),
  'updates.read': nothing,
  'updates.set': z.strictObject({ on: z.boolean() }),
  'updates.look': nothing,
} satisfies { readonly [N in CallName]: z.ZodType<Argument<N>> };
