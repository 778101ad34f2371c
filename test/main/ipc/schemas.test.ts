import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { schemas } from '../../../main/ipc/schemas.ts';
import type { Argument, CallName } from '../../../preload/contract/calls.ts';
import { plainPolicies } from './cast.ts';
import { webConnection } from './fake-connections.ts';

const draft = {
  id: null,
  name: 'Sales',
  report: { recipe: 'briefing', options: '', sourceId: 'sales', others: [] },
  path: '/a/b.csv',
  reading: { sheet: null, table: null, headerRow: null, decimal: null, dateFormat: null },
  columns: { time: null, measure: null },
  cron: '0 9 * * *',
  timezone: 'system',
  window: 'day',
  policies: plainPolicies,
  narrator: { model: null, check: 'normal', level: 'aggregates', rows: 20, exclude: '' },
  deliver: [
    {
      kind: 'webhook',
      when: 'always',
      required: false,
      afterMyOk: true,
      to: ['boss@example.com'],
      account: 'work',
      note: 'Look at\nEMEA.',
      resend: 'ask',
      formats: ['pdf'],
      path: '/srv/reports',
      keep: 12,
      url: 'https://example.com/hook',
      webhookFormat: 'json',
      secret: 'ops',
      newSecret: 'shared by two',
    },
  ],
} as const;
const model = {
  id: null,
  name: 'Work',
  kind: 'openai',
  baseUrl: 'https://api.openai.com/v1',
  model: 'gpt-5-mini',
  apiVersion: '',
  inputPrice: 0.25,
  outputPrice: 2,
  contextTokens: 128_000,
  maxOutputTokens: 4_000,
  key: null,
} as const;
const { name: _n, deliver: _d, ...readDraft } = draft;
const ofRun = { runId: 'm0abc1234567' };
const ofJob = { jobId: 'weekly-churn' };

/** One good argument a call: what a fuzzer breaks. */
const good: { readonly [N in CallName]: Argument<N> } = {
  'about.save-diagnostics': null,
  'health.read': null,
  'network.read': null,
  'network.test': { address: 'https://shop.example' },
  'health.check-database': null,
  'home.read': null,
  'home.back-up': null,
  'home.restore': { name: 'almanac-20261128T023000Z.db' },
  'home.keep': { snapshotDays: 90, snapshotGb: 5, historyDays: null, backups: 7 },
  'home.expire': null,
  'home.export': null,
  'home.stop-export': null,
  'home.show': { what: 'home' },
  'recovery.read': null,
  'recovery.start-empty': null,
  'upcoming.read': null,
  'delivery.resend': { id: 3 },
  'delivery.skip': { id: 3 },
  'delivery.release': { id: 3 },
  'report.send-choices': ofRun,
  'report.deliver': {
    ...ofRun,
    how: 'mail',
    account: null,
    to: ['boss@example.com'],
    note: 'Look at\nEMEA.',
    formats: ['pdf'],
  },
  'report.questions': ofRun,
  'report.ask': { ...ofRun, question: 'Why did net fall?' },
  'report.cancel-question': { id: 3 },
  'report.answer-fact': { id: 3, n: 1 },
  'delivery.open-draft': { id: 3 },
  'job.check-deliveries': { deliver: draft.deliver },
  'webhook.secrets': null,
  'dialog.choose-folder': null,
  'deliveries.waiting': null,
  'notifications.read': null,
  'notifications.save': { quietFrom: '22:00', quietTo: '07:00', detail: 'title', digest: 'week' },
  'notifications.test': null,
  'watcher.read': null,
  'watcher.set': { on: true },
  'mail.save': {
    name: 'work',
    host: 'smtp.example.com',
    port: 587,
    security: 'starttls',
    user: 'ana',
    from: 'ana@example.com',
    fromName: 'Ana',
    certificate: '',
    password: null,
  },
  'mail.remove': { name: 'work' },
  'mail.test': { name: 'work', to: 'ana@example.com' },
  'delivery.retarget': { id: 3, recipient: 'boss@example.com' },
  'upcoming.accept-away': null,
  'upcoming.resume-all': null,
  'upcoming.trust-clock': null,
  'slot.run': { jobId: 'a', slot: '2026-11-01T01:30|America/New_York' },
  'slots.answer': { jobId: 'churn', slots: ['2026-03-02T07:00|Europe/Berlin'], answer: 'latest' },
  'travel.answer': { ...ofJob, laptopZone: 'America/New_York', moves: true },
  'failures.read': null,
  'failures.retry': { runIds: ['m0abc'] },
  'failures.mute': { jobId: 'a', isMuted: true },
  'failures.dismiss': ofRun,
  'reports.read': { jobId: null, shows: 'all', text: '', before: null },
  'reports.unread': null,
  'report.mark': { runId: 'm0abc', mark: 'pinned' },
  'report.compare': { runIds: ['m0abc', 'm0abd'] },
  'report.read': ofRun,
  'report.find': { runId: 'm0abc', text: 'net' },
  'report.fact': { ...ofRun, n: 3 },
  'facts.find': { text: '412,300', before: null },
  'export.parts': ofRun,
  'export.save': { ...ofRun, format: 'pdf' },
  'export.show': { id: 1 },
  'export.print': ofRun,
  'export.copy': { ...ofRun, part: 'table', number: 1 },
  'report.again': { ...ofRun, data: 'as-it-was' },
  'report.send': ofRun,
  'backfill.preview': { ...ofJob, from: '2026-10-01', to: '2026-10-31' },
  'backfill.start': { ...ofJob, from: '2026-10-01', to: '2026-10-31' },
  'history.month': { jobId: null, month: '2026-11' },
  'history.read': {
    trigger: null,
    text: '',
    untilMs: null,
    ...ofJob,
    outcome: 'missed',
    before: { atMs: 1, jobId: 'a', slot: '2026-11-02T09:00|America/New_York' },
  },
  'run.read': ofRun,
  'run.cancel': ofRun,
  'run.retry': ofRun,
  'models.read': null,
  'model.save': model,
  'model.remove': { id: 'work' },
  'model.test': model,
  'models.save-limits': { perRun: 1, perJobDay: 2, perMonth: 20, isLocalOnly: false },
  'run.model-calls': ofRun,
  'job.try': draft,
  'job.read-sentence': { text: 'every weekday at 9' },
  'job.forecast': {
    id: draft.id,
    cron: draft.cron,
    timezone: draft.timezone,
    window: draft.window,
    policies: plainPolicies,
  },
  'job.trial-fact': { trialId: 'trial-1', n: 3 },
  'job.end-trial': null,
  'job.duplicate': ofJob,
  'job.switch': { ...ofJob, on: false },
  'job.versions': ofJob,
  'job.restore-version': { ...ofJob, revision: 2 },
  'jobs.export': { jobIds: ['weekly-churn'] },
  'jobs.choose-import': null,
  'jobs.import': { id: 1 },
  'jobs.names': null,
  'jobs.read': null,
  'gallery.prepare': { template: 'churn-prediction' },
  'job.draft': ofJob,
  'job.preview': {
    id: draft.id,
    cron: draft.cron,
    timezone: draft.timezone,
    window: draft.window,
    policies: draft.policies,
  },
  'data.preview': readDraft,
  'job.save': draft,
  'job.run-now': { ...ofJob, again: false },
  'job.pause': { ...ofJob, until: '2026-03-02', note: 'holidays' },
  'job.resume': { ...ofJob, answer: 'latest' },
  'job.remove': ofJob,
  'job.restore': ofJob,
  'dialog.choose-file': null,
  'failure.relink': { ...ofRun, path: '/a/b.csv' },
  'failure.accept-shape': ofRun,
  'sample.prepare': null,
  'window.open-settings': { page: 'new-job' },
  'window.open-main': { path: '/reports/m0abc' },
  'start.problem': null,
  'start.act': { act: 'try-again' },
  'about.read': null,
  'connections.read': null,
  'connection.save': { draft: webConnection, secret: 'k' },
  'connection.test': { draft: webConnection, secret: 'k' },
  'connection.remove': { id: 'shop' },
  'general.read': null,
  'general.save': {
    weekStart: 'SUN',
    fiscalYearStart: 4,
    country: 'DE',
    region: 'BY',
    runsAtOnce: 2,
  },
  'general.theme': { theme: 'dark' },
  'general.start-at-login': { on: true },
};

const names = Object.keys(schemas) as CallName[];

/** A value that no field of ours takes. */
const foreign = fc.oneof(
  fc.constantFrom(undefined, Number.NaN, -1, 1.5, 1e300, '', '../x', '\u0000', 'x'.repeat(5000)),
  fc.object(),
  fc.array(fc.anything(), { minLength: 1 }),
);

/** A good argument with one thing wrong: a field less, a field more, or a foreign value in one. */
function broken(argument: object): fc.Arbitrary<unknown> {
  const entries = Object.entries(argument);
  const mutated = fc
    .nat(entries.length - 1)
    .chain((at) =>
      foreign
        .filter((value) => !isAccepted(entries[at]?.[0], value))
        .map((value) => Object.fromEntries(entries.map(([k, v], i) => [k, i === at ? value : v]))),
    );
  const less = fc.nat(entries.length - 1).map((at) => Object.fromEntries(entries.toSpliced(at, 1)));
  const more = fc.string({ minLength: 1 }).map((name) => ({ ...argument, [`x${name}`]: 1 }));
  return fc.oneof(mutated, less, more, foreign, fc.constant(null));
}

/** Texts of a form may be empty or wrong: the handler says what is wrong with them. */
function isAccepted(field: string | undefined, value: unknown): boolean {
  const isFreeText =
    /^(name|path|cron|timezone|window|note|slot|text|baseUrl|model|apiVersion|key|host|user|from|fromName|to|quietFrom|quietTo|password|recipient|account|secret|question|address)$/;
  // No limit.
  if (value === null) return /^(snapshotDays|snapshotGb|historyDays)$/.test(field ?? '');
  const isAmount = /^(inputPrice|outputPrice|perRun|perJobDay|perMonth|snapshotGb)$/.test(
    field ?? '',
  );
  if (isAmount) return value === 1.5;
  if (Array.isArray(value)) return field === 'to' && value.every((one) => typeof one === 'string');
  if (typeof value !== 'string' || value === '\u0000') return false;
  if (field === 'certificate' || field === 'secret') return true;
  return isFreeText.test(field ?? '') && value.length < 5000;
}

describe.each(names)('S17: %s', (name) => {
  test('takes what it is meant to take', () => {
    expect(schemas[name].safeParse(good[name]).success).toBe(true);
  });

  test('refuses 200 other payloads', () => {
    const argument = good[name];
    const payloads = argument === null ? fc.anything().filter((x) => x !== null) : broken(argument);
    fc.assert(
      fc.property(payloads, (payload) => {
        expect(schemas[name].safeParse(payload).success).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});

test.each(['//evil', '/reports/../x', '/x?y', '/x#y', 'reports', '/a b', `/${'x'.repeat(999)}`])(
  'no window is sent to %s',
  (path) => expect(schemas['window.open-main'].safeParse({ path }).success).toBe(false),
);
