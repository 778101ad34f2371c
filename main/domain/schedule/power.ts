import type { PowerAbsence, Settings } from '../records.ts';
import type { Absence } from '../run/catch-up.ts';

/** What kept the laptop from running at an instant, as far as the absences seen tell. */
export function absenceAt(absences: readonly PowerAbsence[], ms: number): Absence {
  return (
    absences.find((absence) => absence.fromMs <= ms && ms <= absence.toMs)?.kind ?? 'past grace'
  );
}

/** At most so many runs at once: as set, 2 if nothing is, and one on battery. */
export function runsAtOnce(settings: Settings, isOnBattery: boolean): number {
  return isOnBattery ? 1 : readRunsAtOnce(settings);
}

const mostRunsAtOnce = 8;

/** As set, on mains. */
export function readRunsAtOnce(settings: Pick<Settings, 'number'>): number {
  return Math.min(mostRunsAtOnce, Math.max(1, settings.number('runs_at_once') ?? 2));
}

export function saveRunsAtOnce(settings: Pick<Settings, 'set'>, count: number): void {
  settings.set('runs_at_once', count);
}

/** The pause of everything; `untilMs` null means until resumed. */
export interface PauseAll {
  readonly untilMs: number | null;
}

export function readPauseAll(settings: Settings): PauseAll | null {
  const text = settings.text('pause_all_until');
  if (!text) return null;
  return { untilMs: text === 'resumed' ? null : Number(text) };
}

/** Whether everything is paused now; a pause whose end has passed is none. */
export function isPausedAll(pause: PauseAll | null, nowMs: number): boolean {
  return pause !== null && (pause.untilMs === null || nowMs < pause.untilMs);
}

export function savePauseAll(settings: Settings, pause: PauseAll | null): void {
  settings.set('pause_all_until', pause === null ? '' : (pause.untilMs ?? 'resumed'));
}
