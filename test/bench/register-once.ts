// One registration of 10,000 jobs by one contender, as a line of JSON. Started by register.ts.
import '../main/store/child/raw-sql.ts';

const jobs = 10_000;
const [, , contender = '', home = ''] = process.argv;

/** A hundred expressions: every few minutes, daily, on weekdays, monthly, weekly. */
function expression(n: number): string {
  const kind = n % 5;
  const at = `${(n * 7) % 60} ${n % 24}`;
  if (kind === 0) return `*/${2 + (n % 29)} ${n % 24} * * *`;
  if (kind === 1) return `${at} * * *`;
  if (kind === 2) return `${at} * * MON-FRI`;
  return kind === 3 ? `${at} 1 * *` : `${at} * * ${n % 7}`;
}

const expressions = Array.from({ length: 100 }, (_, n) => expression(n));
const cronOf = (n: number) => expressions[n % 100] as string;

/** Prepares outside the measured time, and returns the registration itself. */
const contenders: Readonly<Record<string, () => Promise<() => unknown>>> = {
  async almanac() {
    const { createTimetable } = await import('../../main/engine/timetable.ts');
    const { pathsOf } = await import('../../main/store/home.ts');
    const { openStore } = await import('../../main/store/open-store.ts');
    const { plainJob } = await import('../cast/plain-job.ts');
    const random = { runId: () => '', fraction: () => 0 };
    const store = openStore({ paths: pathsOf(home), random, durability: 'full' });
    const timetable = createTimetable({ systemZone: () => 'UTC' });
    const schedule = (n: number) => ({ cron: cronOf(n), timezone: 'America/New_York' });
    const specs = Array.from({ length: jobs }, (_, n) => {
      return { ...plainJob, id: `job-${n}`, name: `Job ${n}`, schedule: schedule(n) };
    });
    return () => {
      const nowMs = Date.now();
      const due = new Map<string, number>();
      store.jobs.saveAll(specs, nowMs);
      for (const job of specs) {
        due.set(job.id, timetable.next(job, nowMs)?.dueAtMs ?? Number.POSITIVE_INFINITY);
      }
      return due;
    };
  },
  async 'cron-schedule'() {
    const { parseCronExpression } = await import('cron-schedule');
    const { TimerBasedCronScheduler } = await import('cron-schedule/schedulers/timer-based.js');
    const { setInterval: repeat } = TimerBasedCronScheduler;
    const add = (n: number) => repeat(parseCronExpression(cronOf(n)), () => {});
    return () => Array.from({ length: jobs }, (_, n) => add(n));
  },
  async croner() {
    const { Cron } = await import('croner');
    const add = (n: number) => new Cron(cronOf(n), { timezone: 'America/New_York' }, () => {});
    return () => Array.from({ length: jobs }, (_, n) => add(n));
  },
};

const register = await contenders[contender]?.();
if (!register) throw new Error(`there is no contender ${contender}`);
global.gc?.();
const before = process.memoryUsage.rss();
const startedAt = performance.now();
const registered = register();
const ms = performance.now() - startedAt;
global.gc?.();
const bytesAJob = (process.memoryUsage.rss() - before) / jobs;
console.log(JSON.stringify({ ms, bytesAJob, isKept: Boolean(registered) }));
process.exit(0);
