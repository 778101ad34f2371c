import type { HistoryItemView, RunView } from '../../../preload/contract/views.ts';
import { useNow } from '../../lib/clock.ts';
import { durationText, periodText } from '../../lib/time-text.ts';
import { counted, stateOf, stepText, triggerNames } from '../../lib/words.ts';
import { Facts } from '../../ui/facts.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import styles from './run.module.css';

/** How it ended, why it ran, and due, started and ended beside each other. */
export function RunSummary({ run }: { readonly run: RunView }) {
  const nowMs = useNow();
  const { item, window, covers } = run;
  const period = window && periodText(window.fromMs, window.toMs, item.zone, nowMs);
  return (
    <div className={styles.summary}>
      <div className={styles.outcome} aria-live="polite">
        <StateBadge state={stateOf(item)} />
        <span>{run.progress ? stepText(run.progress) : howText(item)}</span>
      </div>
      <Facts
        items={[
          { name: 'Why it ran', value: triggerNames[item.trigger] },
          { name: 'Reports about', value: period ?? 'Fixed when it starts' },
          { name: wasAsked(item) ? 'Asked for' : 'Due', value: <At ms={item.atMs} item={item} /> },
          { name: 'Started', value: <At ms={item.startedAtMs} item={item} /> },
          { name: 'Ended', value: <Ended item={item} /> },
          ...(covers.length > 0 ? [coalesced(run)] : []),
          ...(run.revision > 1
            ? [{ name: 'Version', value: `${run.revision} of this period` }]
            : []),
        ]}
      />
    </div>
  );
}

/** Times that did not run: their periods are in this report, or left out and named. */
function coalesced({ covers, isWidened }: RunView) {
  const names = covers.slice(0, 3).map((slot) => slot.replace(/\|.*/, '').replace('T', ' '));
  const rest = covers.length - names.length;
  const list = names.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
  const times = counted(covers.length, 'earlier time');
  return isWidened
    ? { name: 'Widened to cover', value: `${times} that did not run: ${list}` }
    : { name: 'Left out', value: `${times} that did not run: ${list}. History can make them.` };
}

function howText({ failure, result, reasonText, outcome }: HistoryItemView): string {
  const isSaid = reasonText === outcome;
  return [failure ?? result, isSaid ? null : reasonText].filter(Boolean).join(' · ');
}

function wasAsked({ trigger }: HistoryItemView): boolean {
  return trigger === 'manual' || trigger === 'again' || trigger === 'backfill';
}

function At({ ms, item }: { readonly ms: number | null; readonly item: HistoryItemView }) {
  if (ms === null) return 'Not yet';
  return (
    <>
      <TimeText atMs={ms} zone={item.zone} /> <span className={styles.quiet}>{item.zone}</span>
    </>
  );
}

function Ended({ item }: { readonly item: HistoryItemView }) {
  const { startedAtMs, endedAtMs } = item;
  if (endedAtMs === null || startedAtMs === null) return <At ms={endedAtMs} item={item} />;
  return (
    <>
      <TimeText atMs={endedAtMs} zone={item.zone} />{' '}
      <span className={styles.quiet}>after {durationText(endedAtMs - startedAtMs)}</span>
    </>
  );
}
