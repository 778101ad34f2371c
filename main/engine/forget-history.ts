import type { Settings } from '../domain/records.ts';
import { historyDaysSetting, type Retention } from '../domain/retention.ts';

const dayMs = 86_400_000;

export interface HistoryLimitNeeds {
  readonly settings: Settings;
  readonly retention: Retention;
}

/** Once a day deletes what is older than the user wants kept; without the setting, nothing ever. */
export function createHistoryLimit(needs: HistoryLimitNeeds): (nowMs: number) => void {
  let lastMs: number | null = null;
  return (nowMs) => {
    if (lastMs !== null && Math.abs(nowMs - lastMs) < dayMs) return;
    const days = needs.settings.number(historyDaysSetting);
    if (days !== null && days > 0) needs.retention.forget(nowMs - days * dayMs, nowMs);
    lastMs = nowMs;
  };
}
