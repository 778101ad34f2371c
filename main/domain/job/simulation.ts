import type { History } from '../run/history.ts';
import type { JobSpec } from './job.ts';

/** What is done to a simulated laptop. Each happens once, when its wall clock has come to `atMs`. */
export type SimulatedEvent =
  | { readonly kind: 'asleep' | 'off'; readonly atMs: number; readonly untilMs: number }
  | { readonly kind: 'clock'; readonly atMs: number; readonly setToMs: number }
  | { readonly kind: 'zone'; readonly atMs: number; readonly zone: string }
  /** The process dies without a word and is started again at once. */
  | { readonly kind: 'kill'; readonly atMs: number }
  | {
      readonly kind: 'pause' | 'resume' | 'disable';
      readonly atMs: number;
      readonly jobId: string;
    }
  | { readonly kind: 'edit'; readonly atMs: number; readonly spec: JobSpec };

/** The runs of a slot fail so often before one works. */
export interface SimulatedFailure {
  readonly jobId: string;
  /** Slot text, with or without its zone. */
  readonly slot: string;
  readonly times: number;
}

/** A simulation, complete: the same script gives the same ledger, run ids included. */
export interface SimulationScript {
  readonly jobs: readonly JobSpec[];
  /** The jobs are saved at this instant, so their first slots come after it. */
  readonly fromMs: number;
  /** The simulation ends when the wall clock shows this instant. */
  readonly toMs: number;
  /** The machine's zone until an event changes it. */
  readonly zone: string;
  readonly seed: number;
  readonly events: readonly SimulatedEvent[];
  readonly failures: readonly SimulatedFailure[];
  /** How long a run works, in time awake. */
  readonly runTakesMs: (jobId: string) => number;
  /**
   * A second process on the home: `waits` for the lock and takes over when the first dies;
   * `runs` as if it had slipped past the lock, so that only the ledger keeps the two apart.
   */
  readonly twin: 'none' | 'waits' | 'runs';
  /** False when the system announces neither sleep nor waking. */
  readonly hasPowerEvents: boolean;
}

/** A finished simulation, until its home is removed. */
export interface Simulated {
  readonly history: History;
  /** Removes the temporary home. */
  readonly close: () => void;
}
