import { historyDaysSetting, type Retention } from '../domain/upkeep/retention.ts';
import type { BackupKeeperNeeds } from './keep-backups.ts';

const dayMs = 86_400_000;
/** A step holds the process up for less than a frame of the screen or two. */
const slotsAtOnce = 20;
const bytesAtOnce = 1_000_000;
const nextStepMs = 200;

export interface HistoryLimitNeeds
  extends Pick<BackupKeeperNeeds, 'settings' | 'clock' | 'onFailure'> {
  readonly retention: Retention;
}

export interface HistoryLimit {
  /** Begins once a day, or goes on with what is left of it. Call it while nothing runs. */
  tick(nowMs: number): void;
  stop(): void;
}

/**
 * Once a day deletes what is older than the user wants kept, without the setting nothing ever; then gives the
 * disk back what that leaves. Both in small steps with pauses between them, so that whatever is due comes first.
 */
export function createHistoryLimit(needs: HistoryLimitNeeds): HistoryLimit {
  const { settings, retention, clock, onFailure } = needs;
  let lastMs: number | null = null;
  let forgetNext: (() => void) | null = null;

  function step(nowMs: number): void {
    forgetNext = null;
    try {
      if (!isDone(nowMs)) forgetNext = clock.after(nextStepMs, () => step(nowMs));
    } catch (caught) {
      // Tomorrow's look finds it again.
      onFailure('Old history could not be deleted', caught);
    }
  }

  function isDone(nowMs: number): boolean {
    const days = settings.number(historyDaysSetting);
    const bound = days !== null && days > 0 ? nowMs - days * dayMs : null;
    if (bound !== null && retention.forget(bound, nowMs, slotsAtOnce) > 0) return false;
    return retention.shrink(bytesAtOnce) === 0;
  }

  return {
    tick(nowMs) {
      const isFresh = lastMs !== null && Math.abs(nowMs - lastMs) < dayMs;
      if (forgetNext !== null || isFresh) return;
      lastMs = nowMs;
      step(nowMs);
    },
    stop() {
      forgetNext?.();
      forgetNext = null;
    },
  };
}
