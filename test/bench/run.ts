// `npm run bench [-- --rounds 9] [--app FOLDER]`: Almanac beside a bare Electron app. Exit 1 on a miss.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Desktop } from '../desktop/desktop.ts';
import { root } from '../desktop/runtime.ts';
import { startDesktop } from '../desktop/start-desktop.ts';
import { type Contender, makeAlmanac, makeBare } from './contender.ts';
import { type Figure, figureLines, judge, type Pair } from './figure.ts';
import { type HiddenStart, measureHiddenStart } from './idle.ts';
import { measureFirstPaint } from './start.ts';
import { type Screen, watchScreen } from './watch-screen.ts';

const fewestRounds = 5;

interface Measured extends HiddenStart {
  readonly firstPaintMs: number;
  readonly renderersAfterClose: number;
}

interface Round {
  readonly almanac: Measured;
  readonly bare: Measured;
}

async function bench({ rounds, app }: { rounds: number; app: string }): Promise<boolean> {
  const homes = mkdtempSync(join(tmpdir(), 'almanac-bench-'));
  const desktop = await startDesktop();
  const screen = await watchScreen(desktop);
  try {
    const pair = [makeAlmanac(homes, app), makeBare(homes)] as const;
    console.log(
      `A warm-up and ${rounds} rounds; each starts both apps hidden, then with a window.`,
    );
    await measureRound(pair, false, desktop, screen);
    const measured: Round[] = [];
    while (measured.length < rounds) {
      measured.push(await measureRound(pair, measured.length % 2 === 1, desktop, screen));
      console.log(roundLine(measured.length, measured.at(-1) as Round));
    }
    return report(measured);
  } finally {
    await screen.stop();
    await desktop.stop();
    rmSync(homes, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Both apps under the same weather: the one that begins changes from round to round. */
async function measureRound(
  [almanac, bare]: readonly [Contender, Contender],
  bareFirst: boolean,
  desktop: Desktop,
  screen: Screen,
): Promise<Round> {
  const inTurn = async <T>(measure: (contender: Contender) => Promise<T>) => {
    const early = bareFirst ? await measure(bare) : null;
    const ours = await measure(almanac);
    return { almanac: ours, bare: early ?? (await measure(bare)) };
  };
  const hidden = await inTurn((contender) => measureHiddenStart(contender, desktop, screen));
  const shown = await inTurn((contender) => measureFirstPaint(contender, desktop, screen));
  return {
    almanac: { ...hidden.almanac, ...shown.almanac },
    bare: { ...hidden.bare, ...shown.bare },
  };
}

function roundLine(number: number, { almanac, bare }: Round): string {
  const both = (key: keyof Measured, unit: string) =>
    `${almanac[key].toFixed(0)} : ${bare[key].toFixed(0)} ${unit}`;
  const tray = `tray ${both('trayReadyMs', 'ms')}`;
  const paint = `paint ${both('firstPaintMs', 'ms')}`;
  return `round ${number}: ${tray}, ${paint}, idle ${both('idlePssMib', 'MiB')}`;
}

function report(rounds: readonly Round[]): boolean {
  const pairs = (key: keyof Measured): Pair[] =>
    rounds.map(({ almanac, bare }) => ({ almanac: almanac[key], bare: bare[key] }));
  const figures: readonly Figure[] = [
    { name: 'tray ready', unit: 'ms', limit: 1.25, pairs: pairs('trayReadyMs') },
    { name: 'first paint of the window', unit: 'ms', limit: 1.25, pairs: pairs('firstPaintMs') },
    { name: 'idle memory (PSS)', unit: 'MiB', limit: 1.15, pairs: pairs('idlePssMib') },
  ];
  const most = (key: keyof Measured) => Math.max(...rounds.map(({ almanac }) => almanac[key]));
  const [hidden, closed] = [most('renderers'), most('renderersAfterClose')];
  const renderers = `renderer processes without a window: ${hidden} after a hidden start, ${closed}`;
  console.log(`\n${figureLines(figures)}\n${renderers} after closing it (limit 0)`);
  return hidden + closed === 0 && figures.every((figure) => !judge(figure).isMissed);
}

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '7' }, app: { type: 'string', default: root } },
});
const rounds = Math.max(fewestRounds, Number(values.rounds) || fewestRounds);
process.exitCode = (await bench({ rounds, app: resolve(values.app) })) ? 0 : 1;
