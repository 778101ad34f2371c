import type { Job } from '../../../main/domain/job/job.ts';
import type { Fact } from '../../../main/domain/report/fact.ts';
import type { SlotFilter } from '../../../main/domain/run/history.ts';
import type { OpenSlot } from '../../../main/domain/run/open-slots.ts';
import type { BackfillWindow } from '../../../main/domain/run/request.ts';
import type { Run, SlotRecord } from '../../../main/domain/run/run.ts';
import { isoCalendar } from '../../../main/domain/schedule/calendar.ts';
import { firstPath } from '../../../main/domain/source/source.ts';
import type { Services } from '../../../main/ipc/services.ts';
import { jobsGiven } from '../../cast/all-jobs.ts';
import { fakeSecrets } from '../../cast/fake-secrets.ts';
import { churn, record } from './cast.ts';
import { fakeConnections } from './fake-connections.ts';
import { fakeDesktop } from './fake-desktop.ts';
import { fakeDrafts, fakeHolidays } from './fake-drafts.ts';
import { fakeEngine } from './fake-engine.ts';
import { noFollowUps, noKeptDrafts, noModelCalls } from './fake-model-calls.ts';
import { emptyOutbox } from './fake-outbox.ts';

export const fact: Fact = {
  id: 'total.net',
  n: 1,
  label: 'Net sales',
  value: 412,
  format: 'count',
  unit: '',
  text: '412',
  query: 'SELECT sum(net) FROM sales',
  evidence: { columns: ['net'], rows: [[412]], total: 1 },
  source: 'customers.csv',
  snapshotHash: 'aa',
};

const trial = {
  id: 'trial-1',
  tookMs: 40,
  snapshot: { hash: '', fetchedAtMs: 0, parts: [] },
};

const foundIn = ({ id, jobId }: Run) => ({
  runId: id,
  jobId,
  zone: 'UTC',
  window: { fromMs: 0, toMs: 7 },
});

interface Given {
  readonly jobs?: readonly Job[];
  /** Newest first; each has a report. */
  readonly runs?: readonly Run[];
  readonly open?: readonly OpenSlot[];
  /** Files and folders that are there. */
  readonly there?: readonly string[];
  readonly slots?: (filter: SlotFilter) => readonly SlotRecord[];
  readonly windows?: readonly BackfillWindow[];
  readonly systemZone?: string;
  readonly problems?: readonly { readonly field: string; readonly message: string }[];
}

/** Services over what is given, and a list of what was done to them. */
export function servicesOf({
  jobs = [churn],
  runs = [],
  slots = () => [],
  problems = [],
  windows = [],
  open = [],
  there = [],
  systemZone = 'UTC',
}: Given) {
  const did: string[] = [];
  let kept = jobs;
  const note = (line: string) => void did.push(line);
  const read = new Set<string>();
  const find = (runId: string) => runs.find(({ id }) => id === runId) ?? null;
  const reportOf = ({ id, jobId }: Run) => ({
    runId: id,
    jobId,
    headline: 'h',
    hash: id,
    createdAtMs: 0,
    isUnread: !read.has(id),
  });
  const report = {
    headline: 'h',
    result: '',
    markdown: '',
    html: '',
    facts: [fact],
    charts: [],
    text: '',
  };
  const { allJobs, nextDueMs } = jobsGiven(() => kept);
  const slot = (afterMs: number) => ({ text: '', dueAtMs: afterMs + 1, zone: 'UTC' });

  const services: Services = {
    ...noFollowUps,
    coverageOf: () => ({ sinceMs: 0, untilMs: 7, begins: 'schedule', slots: [], gaps: [] }),
    coverage: { entered: () => new Map() },
    allJobs,
    jobs: {
      list: () => kept,
      get: (jobId) => kept.find(({ id }) => id === jobId) ?? null,
      version: () => '',
      specAt: () => null,
      saveAll: (specs) => {
        note(`saved ${specs.map(({ id, sources }) => `${id} ${firstPath(sources)}`).join(', ')}`);
      },
      save: (spec) => {
        note(`saved ${firstPath(spec.sources)}`);
        kept = kept.map((job) => (job.id === spec.id ? { ...job, ...spec } : job));
        return { ...churn, ...spec };
      },
      setPaused: () => churn,
      endPauses: () => false,
      remove: () => true,
      restore: () => churn,
    },
    versions: {
      list: () => [
        { revision: 2, savedAtMs: 7, spec: churn },
        { revision: 1, savedAtMs: 3, spec: { ...churn, name: 'Churn' } },
      ],
    },
    keptDrafts: noKeptDrafts,
    jobFiles: {
      read: async () => [churn, { ...churn, id: 'new-job', name: 'New job' }],
      write: (specs) => specs.map(({ id }) => id).join(' '),
      isThere: (path) => path !== '/data/customers.csv',
      opened: (number) => (number === 1 ? '/mail/jobs.almanac' : null),
    },
    history: {
      days: () => [],
      lastSuccesses: () => new Map(),
      slots,
      run: find,
      ofWindow: (key) => runs.filter((run) => run.key === key).toReversed(),
      lastDone: () => runs[0] ?? null,
      slot: () => null,
      slotOf: (runId) => (find(runId) ? record : null),
      attempts: () => [],
      fetched: () => null,
      deliveries: () => [],
    },
    reports: {
      list: () => runs.map(reportOf),
      get: (runId) => runs.filter(({ id }) => id === runId).map(reportOf)[0] ?? null,
      neighbours: () => ({ previous: 'before', next: null }),
      snapshot: () => null,
      previousFacts: () => [],
      markRead: (runId) => {
        read.add(runId);
        note(`read ${runId}`);
      },
    },
    facts: {
      count: () => 1,
      one: (_runId, n) => (n === fact.n ? fact : null),
      earlier: (runId) =>
        runs
          .slice(runs.findIndex(({ id }) => id === runId) + 1)
          .map((run) => ({ ...fact, runId: run.id, window: { fromMs: 0, toMs: 7 } })),
      find: ({ text }) => ({
        facts: text === '412' ? runs.map((run) => ({ ...fact, ...foundIn(run) })) : [],
        next: 7,
      }),
    },
    surroundings: { modifiedAtMs: async (path) => (there.includes(path) ? 1 : null) },
    failures: {
      open: () => runs.filter(({ failure }) => failure !== null),
      countOpen: () => 0,
      dismiss: () => undefined,
      inARow: () => 0,
    },
    outboxByHand: emptyOutbox,
    inbox: {
      find: () =>
        runs.map((run) => ({
          ...reportOf(run),
          zone: 'UTC',
          period: run.window,
          isPinned: false,
          excerpt: null,
        })),
      countUnread: () => runs.length - read.size,
      isPinned: () => false,
      setRead: (runId, isRead) => note(`${isRead ? 'read' : 'unread'} ${runId}`),
      pin: (runId, atMs) => note(`${atMs === null ? 'unpinned' : 'pinned'} ${runId}`),
    },
    openSlots: { all: () => open },
    files: { read: () => report, readPage: () => report },
    timetable: {
      between: () => [],
      next: (_job, afterMs) => slot(afterMs),
      previous: () => null,
      at: (_job, ms) => slot(ms),
      calendar: () => ({ calendar: isoCalendar, region: null, unknownRegion: null }),
    },
    holidays: fakeHolidays,
    healthOf: () => ({ state: 'ok', sentence: null, dueAtMs: null }),
    habits: { durationsMs: () => [], absences: () => [] },
    models: noModelCalls,
    probe: { test: async () => ({ checks: [], models: [] }) },
    sentences: { sent: () => '', read: () => Promise.reject(new Error('no model')) },
    settings: { text: () => null, number: () => null, set: () => undefined },
    connections: fakeConnections(),
    tryConnection: async () => 'It answers.',
    clock: { wallMs: () => 0 },
    systemZone: () => systemZone,
    systemRegion: () => 'de-AT',
    engine: { ...fakeEngine(windows, note), nextDueMs },
    drafts: fakeDrafts(problems),
    previews: {
      make: async () => ({
        columns: [{ name: 'Net', type: 'DECIMAL(18,6)' }],
        rows: [['1.5']],
        rowCount: 1,
        bytes: 4,
        isStart: false,
        questions: [],
        time: null,
        measure: 'Net',
        options: { 'left out': 'row 3 (Total)' },
        headline: null,
        trouble: null,
      }),
    },
    forecasts: { make: async () => [] },
    trials: {
      make: async ({ sources }) => {
        note(`tried ${firstPath(sources)}`);
        return { ...trial, report };
      },
      get: (id) => (id === trial.id ? { ...trial, report } : null),
      end: () => note('ended the trial'),
    },
    secrets: fakeSecrets(),
    tzdata: '2026b',
    backups: { list: () => [], prune: (keep) => note(`kept ${keep} backups`) },
    snapshots: {
      expiring: ({ days }) => ({ files: days ?? 0, bytes: 7 }),
      expire: () => ({ files: 3, bytes: 7 }),
    },
    tablesOf: async () => [{ title: 'By region', head: [], rows: [] }],
    ...fakeDesktop(note),
  };
  return { services, did };
}
