import type { NotificationText } from '../domain/delivery/delivery.ts';
import type { RunFailure } from '../domain/failure.ts';
import { withoutModel } from '../domain/model/agent.ts';
import type { Jobs, Random } from '../domain/ports.ts';
import type { History } from '../domain/run/history.ts';
import type { Run } from '../domain/run/run.ts';
import type { Surroundings } from '../domain/run/waiting.ts';
import type { Network } from '../domain/source/network.ts';
import { createEngine, type Engine, type EngineNeeds } from './engine.ts';
import { createKeyedMutex } from './keyed-mutex.ts';
import type { SimulatorClock } from './simulator-clock.ts';
import { createSimulatedWork } from './simulator-workers.ts';

/** What a simulated process brings itself; the rest of an engine's needs is the real store's. */
type Brought =
  | 'agent'
  | 'clock'
  | 'random'
  | 'bootId'
  | 'network'
  | 'surroundings'
  | 'workers'
  | 'artifacts'
  | 'mutex'
  | 'keepsSchedule'
  | 'notifier'
  | 'channels'
  | 'listen'
  | 'limit'
  | 'onFailure'
  | 'longestWaitMs';

/** One connection of a process to the home's real store. */
export interface SimulatedStore extends Omit<EngineNeeds, Brought> {
  readonly jobs: Jobs;
  readonly history: History;
  /** Whether no run, delivery or slot in the ledger waits for time to pass. */
  isQuiet(): boolean;
  close(): void;
}

export interface SimulatedHome {
  /** @param systemZone where the laptop is */
  open(random: Random, systemZone: () => string): SimulatedStore;
  /** The lock of the process that executes. @returns null when another holds it */
  lock(): { release(): void } | null;
}

/** Resolves when every promise that can go on has gone on. */
export type Settle = () => Promise<void>;

export interface ProcessNeeds {
  readonly clock: SimulatorClock;
  readonly random: Random;
  readonly home: SimulatedHome;
  readonly settle: Settle;
  readonly zone: () => string;
  readonly network: Network;
  readonly surroundings: Surroundings;
  readonly takesMs: (run: Run) => number;
  readonly failureOf: (run: Run) => RunFailure | null;
  /** See `EngineNeeds.longestWaitMs`. */
  readonly longestWaitMs: (isQuiet: boolean) => number;
  readonly onShown: (text: NotificationText) => void;
}

export interface SimulatedProcess {
  readonly engine: Engine;
  readonly store: SimulatedStore;
  /** Starts, with the lock or as a process that has slipped past it. @returns false without the lock */
  own(how: 'with lock' | 'without lock'): boolean;
  /** A clean quit. Time must pass until it resolves. */
  quit(): Promise<void>;
  /** Nothing of it happens any more, as after SIGKILL; the system frees its lock. */
  die(): void;
}

/** A whole Almanac but for clock, power, pipeline and desktop. */
export function startProcess(needs: ProcessNeeds): SimulatedProcess {
  const { clock, forget } = needs.clock.open();
  const store = needs.home.open(needs.random, needs.zone);
  const engine = createEngine({
    ...store,
    agent: withoutModel,
    ...createSimulatedWork({
      clock,
      runOf: (runId) => store.history.run(runId),
      takesMs: needs.takesMs,
      failureOf: needs.failureOf,
    }),
    clock,
    random: needs.random,
    network: needs.network,
    surroundings: needs.surroundings,
    bootId: needs.random.runId(),
    mutex: createKeyedMutex(),
    keepsSchedule: true,
    notifier: { show: async (_key, text) => needs.onShown(text) },
    channels: simulatedChannels,
    listen: () => {},
    limit: () => 2,
    // What the app would write to its log, a simulation must not pass over.
    onFailure(message, cause) {
      throw new Error(message, { cause });
    },
    longestWaitMs: () => needs.longestWaitMs(store.isQuiet()),
  });
  let lock: ReturnType<SimulatedHome['lock']> = null;

  // A dead process leaves promises that never settle: without its timers none of them goes on.
  function die(): void {
    forget();
    store.close();
    lock?.release();
  }

  return {
    engine,
    store,
    own(how) {
      if (how === 'with lock') lock ??= needs.home.lock();
      if (how === 'with lock' && !lock) return false;
      engine.start();
      return true;
    },
    async quit() {
      await engine.stop(quitGraceMs);
      die();
    },
    die,
  };
}

/** Everything arrives at once: what a simulation is about is when it is sent. */
const simulatedChannels = (['email', 'folder', 'webhook', 'ping'] as const).map((kind) => ({
  kind,
  atOnce: 4,
  retry: { attempts: 1, firstMs: 0, maxMs: 0 },
  canSend: () => true,
  send: async () => {},
}));

/** What the app gives running work when it quits. */
const quitGraceMs = 3500;
