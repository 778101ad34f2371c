import { VisuallyHidden } from '@mantine/core';
import type { MonthView } from '../../../preload/contract/inbox-calls.ts';
import { type StateWord, stateNames } from '../../lib/words.ts';
import { StateIcon } from '../../ui/state-badge.tsx';
import styles from './calendar.module.css';

type Day = MonthView['days'][number];

/** One day: how many of each outcome, and how many are due. A click shows its rows. */
export function CalendarDay({ day, onOpen }: { readonly day: Day; readonly onOpen: () => void }) {
  const { date, outcomes, due } = day;
  const counts = outcomes.map(({ outcome, count }) => ({ state: stateOf(outcome), count }));
  const number = Number(date.slice(-2));
  if (counts.length === 0) {
    return (
      <div className={styles.day}>
        <span className={styles.number}>{number}</span>
        {due > 0 && <span className={styles.due}>{due} due</span>}
      </div>
    );
  }
  const said = counts.map(({ state, count }) => `${count} ${stateNames[state].toLowerCase()}`);
  const label = [date, ...said, ...(due > 0 ? [`${due} due`] : [])].join(', ');
  return (
    <button type="button" className={styles.day} title={label} onClick={onOpen}>
      <span className={styles.number}>{number}</span>
      <VisuallyHidden>: </VisuallyHidden>
      <span className={styles.counts}>
        {counts.map(({ state, count }) => (
          <span key={state} className={styles.count}>
            <StateIcon state={state} size={13} />
            {count}
            <VisuallyHidden> {stateNames[state].toLowerCase()}, </VisuallyHidden>
          </span>
        ))}
      </span>
      {due > 0 && <span className={styles.due}>{due} due</span>}
    </button>
  );
}

function stateOf(outcome: Day['outcomes'][number]['outcome']): StateWord {
  return outcome ?? 'running';
}
