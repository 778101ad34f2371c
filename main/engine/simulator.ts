import type { NotificationText } from '../domain/delivery/delivery.ts';
import { assertNever, RunFailure } from '../domain/failure.ts';
import type { SimulatedEvent, SimulationScript } from '../domain/job/simulation.ts';
import type { Jobs } from '../domain/ports.ts';
import type { History } from '../domain/run/history.ts';
import type { Run } from '../domain/run/run.ts';
import { slotName } from '../domain/schedule/slot.ts';
import { safetyTickMs } from './scheduler.ts';
import { createSimulatorClock } from './simulator-clock.ts';
import { createMachine, type SimulatedMachine } from './simulator-machine.ts';
import type { Settle, SimulatedHome } from './simulator-process.ts';
import { createSimulatorRandom } from './simulator-random.ts';

export interface SimulatorNeeds extends SimulatorWatch {
  readonly home: SimulatedHome;
  readonly settle: Settle;
}

/** What a test looks at, or does, on the way. */
export interface SimulatorWatch {
  readonly onShown?: (nowMs: number, text: NotificationText) => void;
  /** A failure that the script does not name, at the end of an attempt's work. */
  readonly failureOf?: (run: Run, nowMs: number) => RunFailure | null;
  /** Takes every safety tick, also those that cannot do anything. */
  readonly isWatchful?: boolean;
  /** Whether the laptop has a network; always, when left out. */
  readonly isOnline?: (nowMs: number) => boolean;
  /** When the file of a source was last changed; it is always ready, when left out. */
  readonly fileModifiedAtMs?: (path: string, nowMs: number) => number | null;
  /** Called when all is settled after each event and each timer; without history while all is off. */
  readonly onStep?: (nowMs: number, history: History | null) => void;
}

type Step =
  | SimulatedEvent
  | { readonly kind: 'wakes'; readonly atMs: number }
  | { readonly kind: 'starts'; readonly atMs: number };

/** So long after an event each safety tick is taken, whatever the ledger says. */
const watchfulMs = 600_000;
/** The longest wait that a timer may be asked for. */
const longestTimerMs = 2 ** 31 - 1;

/**
 * Runs the real engine over a real store on a clock that jumps from one happening to the next.
 *
 * A safety tick is passed over only when it cannot do anything: no run, delivery or slot waits in
 * the ledger, nothing happened in the last ten minutes, and the last tick before the next event is
 * taken in any case, so that what a sleep, kill or clock change meets is what it would have met.
 */
export async function simulate(script: SimulationScript, needs: SimulatorNeeds): Promise<void> {
  const clock = createSimulatorClock(script.fromMs);
  const steps: Step[] = [...script.events].sort((a, b) => a.atMs - b.atMs);
  const failures = scriptedFailures(script);
  const { fileModifiedAtMs = () => Number.POSITIVE_INFINITY } = needs;
  let zone = script.zone;
  let watchfulUntilMs = Number.NEGATIVE_INFINITY;
  const machine = createMachine(script.twin, {
    home: needs.home,
    settle: needs.settle,
    clock,
    random: createSimulatorRandom(script.seed, clock.wallMs),
    zone: () => zone,
    network: { isOnline: () => needs.isOnline?.(clock.wallMs()) ?? true },
    surroundings: {
      modifiedAtMs: async (path) => fileModifiedAtMs(path, clock.wallMs()),
      holdUp: async () => null,
      isReachable: async () => needs.isOnline?.(clock.wallMs()) ?? true,
    },
    takesMs: (run) => script.runTakesMs(run.jobId),
    failureOf: (run) => failures(run) ?? needs.failureOf?.(run, clock.wallMs()) ?? null,
    longestWaitMs,
    onShown: (text) => needs.onShown?.(clock.wallMs(), text),
  });

  function longestWaitMs(isQuiet: boolean): number {
    const nowMs = clock.wallMs();
    if (!isQuiet || nowMs < watchfulUntilMs || needs.isWatchful) return safetyTickMs;
    const untilMs = Math.min(longestTimerMs, (steps[0]?.atMs ?? script.toMs) - nowMs);
    return Math.max(1, Math.floor(untilMs / safetyTickMs)) * safetyTickMs;
  }

  function plan(step: Step): void {
    steps.push(step);
    steps.sort((a, b) => a.atMs - b.atMs);
  }

  async function happen(step: Step): Promise<void> {
    const nowMs = clock.wallMs();
    watchfulUntilMs = nowMs + watchfulMs;
    switch (step.kind) {
      case 'asleep':
        if (step.untilMs <= nowMs) return;
        if (script.hasPowerEvents) {
          machine.wake('suspend');
          plan({ kind: 'wakes', atMs: step.untilMs });
        }
        await needs.settle();
        return clock.sleepTo(step.untilMs);
      case 'wakes':
        return machine.wake('resume');
      case 'off':
        if (step.untilMs <= nowMs) return;
        await machine.shutDown();
        return plan({ kind: 'starts', atMs: step.untilMs });
      case 'starts':
        // Of two absences that overlap, the later end counts.
        if (!machine.isOn() && !steps.some(({ kind }) => kind === 'starts')) machine.boot();
        return;
      case 'kill':
        return machine.kill();
      case 'clock':
        return clock.set(step.setToMs);
      case 'zone':
        zone = step.zone;
        return;
      default:
        return change(machine, step, nowMs);
    }
  }

  machine.change((jobs) => {
    for (const job of script.jobs) jobs.save(job, script.fromMs);
  });
  machine.boot();
  while (true) {
    await needs.settle();
    needs.onStep?.(clock.wallMs(), machine.history());
    const stepMs = Math.max(clock.wallMs(), steps[0]?.atMs ?? Number.POSITIVE_INFINITY);
    const nextMs = Math.min(clock.nextTimerMs(), stepMs);
    if (nextMs > script.toMs) break;
    clock.passTo(nextMs);
    // At one instant what is done to the laptop comes first: a job that is disabled then does not run.
    const step = stepMs <= clock.wallMs() ? steps.shift() : undefined;
    if (step) await happen(step);
    else clock.fire();
  }
  machine.cut();
}

/** The failures that the script asks for, each as often as it says. */
function scriptedFailures({ failures }: SimulationScript): (run: Run) => RunFailure | null {
  const failed = new Map<string, number>();
  return ({ jobId, slot }) => {
    const asked = failures.find(
      (each) => each.jobId === jobId && (each.slot === slot || each.slot === slotName(slot)),
    );
    const before = failed.get(`${jobId} ${slot}`) ?? 0;
    if (!asked || before >= asked.times) return null;
    failed.set(`${jobId} ${slot}`, before + 1);
    return new RunFailure('analysis-failed', 'It failed because the simulation says so.', {
      permanent: false,
    });
  };
}

function change(
  machine: SimulatedMachine,
  step: Extract<SimulatedEvent, { kind: 'pause' | 'resume' | 'disable' | 'edit' }>,
  nowMs: number,
): void {
  machine.change((jobs: Jobs) => {
    switch (step.kind) {
      case 'pause':
        jobs.setPaused(step.jobId, { sinceMs: nowMs, note: 'simulated', automatic: false }, nowMs);
        return;
      case 'resume':
        jobs.setPaused(step.jobId, null, nowMs);
        return;
      case 'disable': {
        const job = jobs.get(step.jobId);
        if (job) jobs.save({ ...job, enabled: false }, nowMs);
        return;
      }
      case 'edit':
        jobs.save(step.spec, nowMs);
        return;
      default:
        return assertNever(step);
    }
  });
}
