import type { Argument } from '../../../preload/contract/calls.ts';
import type { SchedulePreviewView } from '../../../preload/contract/job-draft.ts';
import { RunFailure } from '../../domain/failure.ts';
import type { Slot } from '../../domain/slot.ts';
import { parseWindow, type WindowSpec } from '../../domain/window.ts';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';
import { schedulePreview } from '../views/schedule-preview.ts';

const runsShown = 5;

/** What a schedule means, before it is saved; what is wrong is said on the field that is wrong. */
export function previewDraft(
  { timetable, drafts, clock }: Services,
  draft: Argument<'job.preview'>,
): SchedulePreviewView | Refused {
  const window = onField('window', () => parseWindow(draft.window));
  if (window instanceof Refused) return window;
  return onField('cron', () => {
    const job = { schedule: { cron: draft.cron, timezone: draft.timezone }, window };
    const next = nextSlots(timetable, job, clock.wallMs());
    return schedulePreview(
      draft.cron,
      drafts.scheduleText(draft.cron),
      next.map((slot) => ({ slot, window: drafts.windowOf(job, slot) })),
    );
  });
}

function nextSlots(
  timetable: Services['timetable'],
  job: { readonly schedule: { cron: string; timezone: string }; readonly window: WindowSpec },
  nowMs: number,
): readonly Slot[] {
  const slots: Slot[] = [];
  for (let afterMs = nowMs; slots.length < runsShown; ) {
    const slot = timetable.next(job, afterMs);
    if (!slot) break;
    slots.push(slot);
    afterMs = slot.dueAtMs;
  }
  return slots;
}

function onField<T>(field: string, read: () => T): T | Refused {
  try {
    return read();
  } catch (caught) {
    if (!(caught instanceof RunFailure) || caught.code !== 'bad-input') throw caught;
    return new Refused([{ field, message: caught.message }]);
  }
}
