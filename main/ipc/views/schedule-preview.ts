import type { SchedulePreviewView } from '../../../preload/contract/job-draft.ts';
import { cronFields, isFixedTime } from '../../domain/schedule/schedule.ts';
import type { Slot } from '../../domain/schedule/slot.ts';
import type { Window } from '../../domain/schedule/window.ts';

interface PreviewedSchedule extends Omit<SchedulePreviewView, 'sentence' | 'next'> {
  readonly next: readonly {
    readonly slot: Slot;
    readonly window: Window | null;
    readonly note: string | null;
  }[];
}

/** The schedule in words, what it does on the two nights when clocks change, and its next dates. */
export function schedulePreview(
  cron: string,
  scheduleText: string,
  { next, ...more }: PreviewedSchedule,
): SchedulePreviewView {
  const changes = isFixedTime(cronFields(cron))
    ? 'A time that the clocks skip in spring runs right after; one that they repeat in autumn runs once.'
    : 'When clocks change it runs at every real hour: none is left out, none is made up.';
  return {
    ...more,
    sentence: `${scheduleText.replace(/\.$/, '')}. ${changes}`,
    next: next.map(({ slot, window, note }) => ({
      dueAtMs: slot.dueAtMs,
      zone: slot.zone,
      fromMs: window?.fromMs ?? null,
      toMs: window?.toMs ?? null,
      note,
      isExcluded: slot.excluded !== undefined,
    })),
  };
}
