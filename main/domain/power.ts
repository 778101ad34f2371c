import type { Absence } from './catch-up.ts';
import type { PowerAbsence, Settings } from './records.ts';

/** What kept the laptop from running at an instant, as far as the absences seen tell. */
export function absenceAt(absences: readonly PowerAbsence[], ms: number): Absence {
  return (
    absences.find((absence) => absence.fromMs <= ms && ms <= absence.toMs)?.kind ?? 'past grace'
  );
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

export function savePauseAll(settings: Settings, pause: PauseAll | null): void {
  settings.set('pause_all_until', pause === null ? '' : (pause.untilMs ?? 'resumed'));
}
