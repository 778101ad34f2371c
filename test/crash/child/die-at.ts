import type { CrashPoint } from '../../../main/domain/run/crash-point.ts';

/** Where a life ends: at the nth passing of a point. */
export interface Death {
  readonly at: CrashPoint;
  readonly nth: number;
}

/** Lets this process die there; with null it lives on until somebody kills it. */
export function dieAt(death: Death | null): void {
  let passed = 0;
  Object.assign(globalThis, {
    almanacCrashPoint(point: CrashPoint) {
      if (point !== death?.at) return;
      passed += 1;
      if (passed === death.nth) process.kill(process.pid, 'SIGKILL');
    },
  });
}
