import type { SimulationScript } from '../domain/job/simulation.ts';
import type { Jobs } from '../domain/ports.ts';
import type { History } from '../domain/run/history.ts';
import type { WakeCause } from './clock-keeper.ts';
import { type ProcessNeeds, type SimulatedProcess, startProcess } from './simulator-process.ts';

/** The processes of a simulated laptop: one, or two on one home. */
export interface SimulatedMachine {
  isOn(): boolean;
  /** What the process that executes knows; null while there is none. */
  history(): History | null;
  boot(): void;
  /** A clean quit of all; time passes until the work under way has ended or was cut short. */
  shutDown(): Promise<void>;
  /** SIGKILL to the process that executes, and its next start. */
  kill(): void;
  /** What a user does in a window, or by command while nothing runs; then schedules are looked at. */
  change(act: (jobs: Jobs) => void): void;
  /** What the system announces. */
  wake(cause: WakeCause): void;
  /** Ends everything where it stands. */
  cut(): void;
}

export function createMachine(
  twinMode: SimulationScript['twin'],
  needs: ProcessNeeds,
): SimulatedMachine {
  let main: SimulatedProcess | null = null;
  let twin: SimulatedProcess | null = null;

  function boot(): void {
    main = startProcess(needs);
    if (!main.own('with lock')) throw new Error('the simulated home is locked');
    if (twinMode === 'none') return;
    twin = startProcess(needs);
    const isSecond = twin.own(twinMode === 'runs' ? 'without lock' : 'with lock');
    if (isSecond && twinMode === 'waits') throw new Error('the lock was given twice');
  }

  function wake(cause: WakeCause): void {
    main?.engine.wake(cause);
    if (twinMode === 'runs') twin?.engine.wake(cause);
  }

  return {
    boot,
    wake,
    isOn: () => main !== null,
    history: () => main?.store.history ?? null,
    async shutDown() {
      const ending = [twin, main].filter((process) => process !== null);
      let left = ending.length;
      for (const process of ending) {
        void process.quit().then(() => {
          left -= 1;
        });
      }
      twin = null;
      main = null;
      await needs.settle();
      while (left > 0) {
        needs.clock.passTo(needs.clock.nextTimerMs());
        needs.clock.fire();
        await needs.settle();
      }
    },
    kill() {
      if (!main) return;
      main.die();
      main = null;
      if (!twin) return boot();
      // The twin asks for the lock again and again, so it comes first; what is started anew waits.
      main = twin;
      twin = startProcess(needs);
      if (twinMode === 'waits') main.own('with lock');
      else twin.own('without lock');
    },
    change(act) {
      if (main) act(main.store.jobs);
      else {
        const store = needs.home.open(needs.random, needs.zone);
        act(store.jobs);
        store.close();
      }
      wake('change');
    },
    cut() {
      main?.die();
      twin?.die();
      main = null;
      twin = null;
    },
  };
}
