// One second at which 1,000 jobs are due, by one contender, as a line of JSON. Started by lateness.ts.
import { machineClock } from '../../main/store/machine.ts';
import '../main/store/child/raw-sql.ts';

const jobs = 1_000;
/** Long enough for every contender to have registered. */
const leadMs = 4_000;
const [, , contender = '', home = ''] = process.argv;

const dueAtMs = Math.ceil((Date.now() + leadMs) / 1_000) * 1_000;
const due = new Date(dueAtMs);
const cron = `${due.getUTCSeconds()} ${due.getUTCMinutes()} ${due.getUTCHours()} * * *`;
const lateMs: number[] = [];
const preciseNowMs = () => performance.timeOrigin + performance.now();
const dispatch = () => void lateMs.push(preciseNowMs() - dueAtMs);

/** Registers all jobs; each is dispatched once at the due instant. */
const contenders: Readonly<Record<string, () => Promise<unknown>>> = {
  async almanac() {
    const { startMeasured } = await import('./measured-engine.ts');
    const schedule = { cron, timezone: 'UTC' };
    const { engine, store } = startMeasured({ home, jobs, schedule, onDispatch: dispatch });
    return () => [engine, store];
  },
  async 'cron-schedule'() {
    process.env.TZ = 'UTC';
    const { parseCronExpression } = await import('cron-schedule');
    const { TimerBasedCronScheduler } = await import('cron-schedule/schedulers/timer-based.js');
    const { setInterval: repeat } = TimerBasedCronScheduler;
    return Array.from({ length: jobs }, () => repeat(parseCronExpression(cron), dispatch));
  },
  async croner() {
    const { Cron } = await import('croner');
    return Array.from({ length: jobs }, () => new Cron(cron, { timezone: 'UTC' }, dispatch));
  },
};

const kept = await contenders[contender]?.();
if (!kept) throw new Error(`there is no contender ${contender}`);
if (Date.now() > dueAtMs - 500) throw new Error(`${contender} needed too long to register`);

/** Told when the last job should long have been dispatched: what is not there by then was missed. */
function tell(): void {
  const sorted = lateMs.toSorted((a, b) => a - b);
  const percentile = (part: number) => sorted[Math.ceil(part * sorted.length) - 1] ?? Number.NaN;
  const early = sorted.filter((ms) => ms < 0).length;
  const missed = jobs - sorted.length;
  console.log(JSON.stringify({ p50Ms: percentile(0.5), p99Ms: percentile(0.99), missed, early }));
  process.exit(0);
}
machineClock.after(dueAtMs + 3_000 - Date.now(), tell);
