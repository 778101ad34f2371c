import { powerMonitor, powerSaveBlocker } from 'electron';

/** What the machine does that schedules care about. */
export interface PowerListener {
  onSuspend(): void;
  /** Also after a resume that the system did not announce: an unlocked screen may end a sleep. */
  onResume(): void;
  onUnlock(): void;
  /** Mains or battery: how many runs may be under way at once has changed. */
  onSupply(): void;
  /** The system is going down: a few seconds are left. */
  onShutdown(): void;
}

/** Listens to the machine. Call once the app is ready. @returns a function that stops */
export function watchPower(listener: PowerListener): () => void {
  // Held off so that the quit can record what runs; the system waits a few seconds at most. The
  // event is missing in Electron's types.
  const shutdown = (...args: readonly unknown[]) => {
    (args[0] as { preventDefault(): void } | undefined)?.preventDefault();
    listener.onShutdown();
  };
  powerMonitor.on('suspend', listener.onSuspend);
  powerMonitor.on('resume', listener.onResume);
  powerMonitor.on('unlock-screen', listener.onUnlock);
  powerMonitor.on('on-ac', listener.onSupply);
  powerMonitor.on('on-battery', listener.onSupply);
  powerMonitor.on('shutdown', shutdown);
  return () => {
    powerMonitor.off('suspend', listener.onSuspend);
    powerMonitor.off('resume', listener.onResume);
    powerMonitor.off('unlock-screen', listener.onUnlock);
    powerMonitor.off('on-ac', listener.onSupply);
    powerMonitor.off('on-battery', listener.onSupply);
    powerMonitor.off('shutdown', shutdown);
  };
}

/** Whether nobody sits here who has proved to be the owner. */
export function isScreenLocked(): boolean {
  return powerMonitor.getSystemIdleState(60) === 'locked';
}

export function isOnBattery(): boolean {
  return powerMonitor.isOnBatteryPower();
}

/** Keeps the system from suspending the app while a run is active, and not a moment longer. */
export interface StayAwake {
  set(isRunActive: boolean): void;
}

export function createStayAwake(): StayAwake {
  let blocker: number | null = null;
  return {
    set(isRunActive) {
      if (isRunActive && blocker === null)
        blocker = powerSaveBlocker.start('prevent-app-suspension');
      if (isRunActive || blocker === null) return;
      powerSaveBlocker.stop(blocker);
      blocker = null;
    },
  };
}
