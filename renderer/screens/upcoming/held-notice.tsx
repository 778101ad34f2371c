import { Button } from '@mantine/core';
import type { UpcomingView } from '../../../preload/contract/upcoming-view.ts';

import { useAct } from '../../lib/acts.ts';
import { useNow } from '../../lib/clock.ts';
import { momentWithin, ownZone } from '../../lib/time-text.ts';
import { Section } from '../../ui/section.tsx';

/** Why nothing starts by itself at the moment. */
export function HeldNotice({
  held,
  isClockInDoubt,
  pausedAll,
}: Pick<UpcomingView, 'held' | 'isClockInDoubt' | 'pausedAll'>) {
  const nowMs = useNow();
  const trust = useAct('upcoming.trust-clock');
  const resume = useAct('upcoming.resume-all');
  const untilMs = pausedAll?.untilMs ?? null;
  const until =
    untilMs === null ? 'until you resume' : `until ${momentWithin(untilMs, ownZone(), nowMs)}`;
  return (
    <>
      {held !== null && (
        <Section
          title="Nothing starts by itself at the moment"
          tone="bad"
          note={held}
          action={
            isClockInDoubt && (
              <Button
                size="compact-sm"
                loading={trust.isPending}
                onClick={() => trust.mutate(null)}
              >
                The clock is right
              </Button>
            )
          }
        >
          {null}
        </Section>
      )}
      {pausedAll && (
        <Section
          title={`Everything is paused ${until}`}
          tone="note"
          note="What falls due meanwhile is listed here afterwards."
          action={
            <Button
              size="compact-sm"
              loading={resume.isPending}
              onClick={() => resume.mutate(null)}
            >
              Resume
            </Button>
          }
        >
          {null}
        </Section>
      )}
    </>
  );
}
