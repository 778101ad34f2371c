// `npm run bench -- full [--rounds 5]`: 500 jobs and 100,000 runs beside a home with one job, and a bare app. Exit 1 on a miss.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeSales } from '../../../resources/samples/make-sales.ts';
import type { Desktop } from '../../desktop/desktop.ts';
import { launchApp } from '../../desktop/launch-app.ts';
import { root } from '../../desktop/runtime.ts';
import { startDesktop } from '../../desktop/start-desktop.ts';
import { type Contender, makeAlmanac, makeBare, start } from '../contender.ts';
import { median } from '../figure.ts';
import { lastStep, stepsOfStart } from '../steps-of-start.ts';
import { watchScreen } from '../watch-screen.ts';
import { countCalls, measureAtRest } from './at-rest.ts';
import { measureAtWork } from './at-work.ts';
import { makeHome } from './home.ts';
import { measureTicks } from './ticks.ts';

interface Check {
  readonly name: string;
  readonly value: number;
  readonly most: number;
}

async function bench(rounds: number): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'almanac-full-'));
  const desktop = await startDesktop();
  try {
    const sales = join(folder, 'sales.csv');
    writeFileSync(sales, makeSales({ to: new Date().toISOString().slice(0, 16), days: 60 }));
    const full: Contender = { name: 'Almanac', folder: root, home: makeHome(folder, sales) };
    const [one, bare] = [makeAlmanac(folder, root), makeBare(folder)];
    return judge([
      ...sweeps(full, folder),
      ...(await starts(full, one, rounds, desktop)),
      ...(await atWork(full, bare, desktop)),
      ...(await atRest(full, bare, desktop)),
    ]);
  } finally {
    await desktop.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function sweeps({ home }: Contender, folder: string): Check[] {
  const took = measureTicks(home, folder).toSorted((a, b) => a - b);
  const at = (part: number) => took[Math.floor(took.length * part)] ?? Number.NaN;
  console.log(`${took.length} ticks: median ${at(0.5).toFixed(1)} ms, longest ${took.at(-1)} ms`);
  return [{ name: 'p99 of a tick that sweeps (ms)', value: at(0.99), most: 50 }];
}

/** The icon is there before anything is opened, the menu once the engine works: both are asked. */
async function starts(full: Contender, one: Contender, rounds: number, desktop: Desktop) {
  const screen = await watchScreen(desktop);
  const later: { readonly icon: number; readonly menu: number }[] = [];
  try {
    for (let n = 0; n <= rounds; n += 1) {
      const docked = async (contender: Contender) => {
        const app = start(contender, desktop, ['--hidden']);
        const dockedAtMs = await screen.docked(app.spawnedAtMs).finally(app.stop);
        return dockedAtMs - app.spawnedAtMs;
      };
      const withMenu = async ({ home }: Contender) =>
        (await stepsOfStart(home, desktop.env)).find(({ name }) => name === lastStep)?.atMs ??
        Number.NaN;
      const icon = [await docked(full), await docked(one)] as const;
      const menu = [await withMenu(full), await withMenu(one)] as const;
      // The first one warms up.
      if (n > 0) later.push({ icon: icon[0] - icon[1], menu: menu[0] - menu[1] });
      const line = (name: string, ms: readonly [number, number]) =>
        `${name} ${ms[0].toFixed(0)} : ${ms[1].toFixed(0)} ms`;
      console.log(`start ${n || 'to warm up'}: ${line('icon', icon)}, ${line('menu', menu)}`);
    }
  } finally {
    await screen.stop();
  }
  const of = (read: (round: (typeof later)[number]) => number) => median(later.map(read));
  return [
    { name: 'icon later than with one job (ms)', value: of(({ icon }) => icon), most: 300 },
    { name: 'engine later than with one job (ms)', value: of(({ menu }) => menu), most: 300 },
  ];
}

async function atWork(full: Contender, bare: Contender, desktop: Desktop): Promise<Check[]> {
  const { home } = full;
  const app = await launchApp({ home, env: desktop.env });
  const other = await launchApp({ home: bare.home, app: bare.folder, env: desktop.env });
  try {
    const page = await app.firstWindow();
    await page.getByRole('heading', { name: 'Upcoming' }).waitFor();
    const delay = await measureAtWork({ app, page, home }, other);
    for (const [name, { p50, p99, longest }] of Object.entries(delay)) {
      const ms = [p50, p99, longest].map((value) => value.toFixed(1)).join(', ');
      console.log(`event loop of ${name} in ten runs: p50, p99, longest ${ms} ms`);
    }
    await page.close();
    const { Promise: _own, ...calls } = await countCalls(app);
    console.log(`calls of an idle app in two minutes: ${JSON.stringify(calls)}`);
    const woken = Object.values(calls).reduce((sum, times) => sum + times, 0);
    return [
      { name: 'p99 of the event loop in runs (ms)', value: delay.almanac.p99, most: 50 },
      { name: 'calls in two idle minutes', value: woken, most: 4 },
    ];
  } finally {
    for (const each of [app, other]) each.process().kill('SIGKILL');
  }
}

async function atRest(full: Contender, bare: Contender, desktop: Desktop): Promise<Check[]> {
  const [ours, theirs] = await measureAtRest([full, bare], desktop);
  const pair = (read: (rest: typeof ours) => number) =>
    `${read(ours).toFixed(2)} : ${read(theirs).toFixed(2)}`;
  console.log(
    `idle, a minute: CPU ${pair(({ cpu }) => cpu)} s, woken ${pair(({ woken }) => woken)}`,
  );
  return [
    { name: 'idle CPU above a bare app (s a minute)', value: ours.cpu - theirs.cpu, most: 0.05 },
  ];
}

function judge(checks: readonly Check[]): boolean {
  const isKept = ({ value, most }: Check) => value <= most;
  console.log('');
  for (const check of checks) {
    const verdict = isKept(check) ? 'kept' : 'MISSED';
    console.log(
      `${check.name.padEnd(40)} ${check.value.toFixed(2).padStart(8)}  limit ${check.most}  ${verdict}`,
    );
  }
  return checks.every(isKept);
}

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
process.exitCode = (await bench(Math.max(1, Number(values.rounds) || 0))) ? 0 : 1;
