import type { OutcomeWord } from '../../preload/contract/views.ts';
import { stateNames } from '../lib/words.ts';
import { StateIcon } from './state-badge.tsx';
import styles from './text.module.css';

/** The last outcomes of a job, oldest first. */
export function OutcomeStrip({ outcomes }: { readonly outcomes: readonly OutcomeWord[] }) {
  if (outcomes.length === 0) return null;
  const label = `Last ${outcomes.length}, oldest first: ${outcomes.map((word) => stateNames[word].toLowerCase()).join(', ')}`;
  return (
    <span className={styles.strip} role="img" aria-label={label} title={label}>
      {outcomes.map((outcome, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an outcome is nothing but its place
        <StateIcon key={place} state={outcome} size={14} />
      ))}
    </span>
  );
}
