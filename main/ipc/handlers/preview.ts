import type { Argument } from '../../../preload/contract/calls.ts';
import type { SchedulePreviewView } from '../../../preload/contract/job-draft.ts';
import { checkDayRules } from '../../domain/check-day-rules.ts';
import { RunFailure } from '../../domain/failure.ts';
import { scheduleWords, slotWords } from '../../domain/schedule-words.ts';
import type { Slot } from '../../domain/slot.ts';
import { parseWindow } from '../../domain/window.ts';
import { Refused } from '../refused.ts';
import type { ScheduledDraft, Services } from '../services.ts';
import { schedulePreview } from '../views/schedule-preview.ts';

const runsShown = 5;
/** A long closure is not listed day by day. */
const slotsShown = 12;

/** What a schedule means, before it is saved; what is wrong is said on the field that is wrong. */
export function previewDraft(
  { timetable, drafts, clock }: Services,
  draft: Argument<'job.preview'>,
): SchedulePreviewView | Refused {
  const window = onField('window', () => parseWindow(draft.window));
  if (window instanceof Refused) return window;
  return onField('cron', () => {
    const job = drafts.scheduled(draft, window);
    const words = scheduleWords(job.schedule, drafts.scheduleText);
    const mistakes = checkDayRules(job, timetable);
    if (mistakes.length > 0) return new Refused(mistakes);
    return schedulePreview(
      draft.cron,
      words,
      nextSlots(timetable, job, clock.wallMs()).map((slot) => ({
        slot,
        window: drafts.windowOf(job, slot),
        note: slotWords(job, slot),
      })),
    );
  });
}

/** The next runs, and the excluded days between them. */
function nextSlots(
  timetable: Services['timetable'],
  job: ScheduledDraft,
  nowMs: number,
): readonly Slot[] {
  const slots: Slot[] = [];
  let runs = 0;
  for (let afterMs = nowMs; runs < runsShown && slots.length < slotsShown; ) {
    const slot = timetable.next(job, afterMs);
    if (!slot) break;
    slots.push(slot);
    if (slot.excluded === undefined) runs += 1;
    afterMs = slot.dueAtMs;
  }
  return slots;
}

function onField<T>(field: string, read: () => T | Refused): T | Refused {
  try {
    return read();
  } catch (caught) {
    if (!(caught instanceof RunFailure) || caught.code !== 'bad-input') throw caught;
    return new Refused([{ field, message: caught.message }]);
  }
}
