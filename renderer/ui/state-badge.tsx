import {
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CircleSlash,
  Clock,
  Combine,
  LoaderCircle,
  type LucideIcon,
  OctagonX,
} from 'lucide-react';
import { type StateWord, stateNames } from '../lib/words.ts';
import styles from './text.module.css';

/** Told apart by shape first, so that colour is never needed. */
const looks: Readonly<Record<StateWord, { readonly icon: LucideIcon; readonly tone: string }>> = {
  succeeded: { icon: CircleCheck, tone: 'good' },
  failed: { icon: OctagonX, tone: 'bad' },
  skipped: { icon: CircleSlash, tone: 'calm' },
  missed: { icon: CircleDashed, tone: 'warn' },
  superseded: { icon: Combine, tone: 'calm' },
  open: { icon: CircleHelp, tone: 'note' },
  running: { icon: LoaderCircle, tone: 'note' },
  waiting: { icon: Clock, tone: 'calm' },
};

export function StateBadge({ state }: { readonly state: StateWord }) {
  return (
    <span className={styles.state}>
      <StateIcon state={state} />
      {stateNames[state]}
    </span>
  );
}

/** As the first thing in each row of a list: all words begin at one line. */
export function StateColumn({ state }: { readonly state: StateWord }) {
  return (
    <span className={styles.column}>
      <StateBadge state={state} />
    </span>
  );
}

/** Without the word: only where the word is said beside it or as a label. */
export function StateIcon({ state, size = 16 }: { readonly state: StateWord; size?: number }) {
  const { icon: Icon, tone } = looks[state];
  return <Icon size={size} aria-hidden className={styles[tone]} />;
}
