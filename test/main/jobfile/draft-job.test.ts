import { expect, test } from 'vitest';
import { checkJob } from '../../../main/domain/job/check-job.ts';
import type { Job, JobSpec } from '../../../main/domain/job/job.ts';
import { createTimetable } from '../../../main/engine/timetable.ts';
import { jobDraft } from '../../../main/ipc/views/job-item.ts';
import { targetOf } from '../../../main/ipc/views/target-draft.ts';
import { draftJob } from '../../../main/jobfile/draft-job.ts';
import { reportOfJob } from '../../../main/jobfile/draft-report.ts';
import { gallery } from '../../../main/jobfile/gallery.ts';
import { csvSource, plainJob } from '../../cast/plain-job.ts';
import { auditOf, paymentRules } from '../pipeline/cast/audit-rules.ts';

function formOf(spec: JobSpec) {
  const form = jobDraft(spec, reportOfJob(spec));
  return { ...form, deliver: form.deliver.map(targetOf) };
}

const christmas = { path: '/ada/closed.ics', dates: ['2026-12-25'] };
const full: Job = {
  ...plainJob,
  schedule: {
    cron: '0 0 * * MON-FRI',
    timezone: 'system',
    jitterMs: 90_000,
    exclude: [{ date: '2026-12-24' }, christmas],
    onHoliday: 'after',
    holidays: { country: 'DE', region: 'BY' },
    readyBy: '09:00',
    onTravel: 'ask',
    keptZone: 'Europe/Berlin',
    declinedZone: 'Asia/Tokyo',
  },
  catchUp: { policy: 'all', withinMs: 86_400_000, graceMs: 60_000, max: 4 },
  overlap: 'buffer-all',
  retry: { attempts: 7, firstMs: 1_000, maxMs: 5_000 },
  timeoutMs: 7_000,
  priority: 42,
  deliver: [
    {
      kind: 'webhook',
      when: 'never',
      required: true,
      afterMyOk: true,
      url: 'https://example.com/hook',
      format: 'teams',
      secret: 'ops',
    },
    { kind: 'notification', when: 'changed', required: false },
    {
      kind: 'folder',
      when: 'always',
      required: false,
      afterMyOk: false,
      path: '/srv/reports',
      formats: ['html', 'md'],
      keep: 12,
    },
    {
      kind: 'email',
      when: 'failures',
      required: false,
      afterMyOk: true,
      to: ['boss@example.com'],
      account: 'work',
      note: 'Look at EMEA.',
      attach: ['pdf'],
      resend: 'once',
    },
    { kind: 'draft', when: 'always', required: false, to: [], note: null, attach: [] },
  ],
  revision: 3,
  createdAtMs: 1,
  editedAtMs: 2,
  scheduledAtMs: 2,
  paused: null,
};

test('a job that is saved as it was opened is the same in every part', () => {
  const saved = draftJob(formOf(full), full.id, full);
  expect(full).toMatchObject(saved);
  expect(formOf(saved)).toEqual(formOf(full));
});

test('what the form changes is changed, and nothing beside it', () => {
  const { policies, ...draft } = formOf(full);
  const changed = { ...policies, catchUp: 'ask', exclude: '2026-12-31', attempts: 1 } as const;
  const saved = draftJob({ ...draft, policies: changed }, full.id, full);
  expect(saved.catchUp).toEqual({ ...full.catchUp, policy: 'ask' });
  expect(saved.retry).toEqual({ ...full.retry, attempts: 1 });
  expect(saved.schedule.exclude).toEqual([{ date: '2026-12-31' }, christmas]);
});

test('a reader less and one more leave the others and the desktop where they were', () => {
  const form = formOf(full);
  const [webhook, folder, email, draft] = form.deliver;
  if (!webhook || !folder || !email || !draft) throw new Error('four readers');
  const saved = draftJob({ ...form, deliver: [folder, email, draft] }, full.id, full);
  expect(saved.deliver).toEqual([folder, full.deliver[1], email, draft]);
  const more = draftJob({ ...form, deliver: [...form.deliver, email] }, full.id, full);
  expect(more.deliver).toEqual([...full.deliver, email]);
});

test('a job with a zone of its own does not travel', () => {
  const saved = draftJob({ ...formOf(full), timezone: 'UTC' }, full.id, full);
  const { onTravel, keptZone, declinedZone, ...schedule } = full.schedule;
  expect(saved.schedule).toEqual({ ...schedule, timezone: 'UTC' });
});

test('a new job takes the policies of the form, and a file’s defaults for the rest', () => {
  const { id: _, ...draft } = formOf(full);
  const { schedule, catchUp, overlap } = draftJob(draft, 'new', null);
  expect(schedule).toMatchObject({ readyBy: '09:00', onHoliday: 'after', onTravel: 'ask' });
  expect(catchUp).toEqual({ ...plainJob.catchUp, policy: 'all' });
  expect(overlap).toBe('buffer-all');
});

test.each([
  ['9', '09:00'],
  [' 9:05 ', '09:05'],
  ['17.30', '17:30'],
  ['09:00', '09:00'],
  ['25', '25'],
  ['at nine', 'at nine'],
])('ready by %j is read as %s', (readyBy, read) => {
  const { policies, ...draft } = formOf(full);
  const { schedule } = draftJob({ ...draft, policies: { ...policies, readyBy } }, full.id, full);
  expect(schedule.readyBy).toBe(read);
});

const files = ['payments', 'vendors', 'bank'].map((id) => csvSource(id, `/d/${id}.csv`));
const audited: Job = { ...full, sources: files, analysis: auditOf(paymentRules) };

test('an audit that is saved as it was opened keeps its rules and its files', () => {
  const saved = draftJob(formOf(audited), audited.id, audited);
  expect([saved.analysis, saved.sources]).toEqual([audited.analysis, audited.sources]);
});

test('rules, and which files there are, are changed by the form', () => {
  const { report, ...draft } = formOf(audited);
  const options = 'rules: [{ id: a, check: complete, source: payments, columns: [approved_by] }]';
  const others = [{ id: 'bank', path: '/e/bank.xlsx' }];
  const saved = draftJob({ ...draft, report: { ...report, options, others } }, audited.id, audited);
  expect(saved.analysis.options).toMatchObject({ rules: [{ id: 'a', name: null }] });
  expect(saved.sources.map(({ id, kind }) => [id, kind])).toEqual([
    ['payments', 'csv'],
    ['bank', 'excel'],
  ]);
});

test.each([
  [
    'rules: [{ id: a, check: complte }]',
    'In the options, rules[0].check "complte" is not known; did you mean complete?',
    '.rules[0].check',
  ],
  ['rules: [', 'The options, line 1:', ''],
  ['rulez: []', 'In the options, rulez is not a field; did you mean rules?', '.rulez'],
])('options that read %s are refused by name and place', (options, sentence, place) => {
  const { report, ...draft } = formOf(audited);
  const read = () => draftJob({ ...draft, report: { ...report, options } }, 'new', null);
  expect(read).toThrow(
    expect.objectContaining({
      message: expect.stringContaining(sentence),
      field: `analysis.options${place}`,
    }),
  );
});

test.each(gallery)('the template $name makes a job that may be saved', (template) => {
  const { recipe, options, files: sample, cron, window, title } = template;
  const [first, ...others] = sample.map(({ id, file }) => ({ id, path: `/samples/${file}` }));
  const report = { recipe, options, sourceId: first?.id ?? '', others };
  const draft = { ...formOf(plainJob), name: title, report, path: first?.path ?? '', cron, window };
  const spec = draftJob(draft, 'new', null);
  expect(checkJob(spec, createTimetable({ systemZone: () => 'UTC' }), 0)).toEqual([]);
  expect([spec.analysis.recipe, spec.sources.length]).toEqual([recipe, sample.length]);
});
