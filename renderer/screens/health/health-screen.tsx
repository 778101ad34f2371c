import { CircleAlert, CircleCheck, type LucideIcon, OctagonX } from 'lucide-react';
import type { CheckView } from '../../../preload/contract/health-calls.ts';
import { useRead } from '../../lib/reads.ts';
import { Answered } from '../../ui/answered.tsx';
import { Page } from '../../ui/page.tsx';
import { Row, Rows } from '../../ui/rows.tsx';
import styles from '../../ui/text.module.css';
import { Fix } from './fix.tsx';

const names: Readonly<Record<CheckView['id'], string>> = {
  deadlines: 'Deadlines',
  watchdog: 'Scheduler',
  database: 'Database',
  backup: 'Backup',
  disk: 'Disk',
  keyring: 'Keyring',
  notifications: 'Notifications',
  clock: 'Clock and time zone',
  login: 'Start at login',
};

/** Told apart by shape first, so that colour is never needed. */
const looks: Readonly<
  Record<CheckView['state'], { readonly icon: LucideIcon; readonly tone: string; word: string }>
> = {
  good: { icon: CircleCheck, tone: 'good', word: 'Well' },
  look: { icon: CircleAlert, tone: 'warn', word: 'Have a look' },
  bad: { icon: OctagonX, tone: 'bad', word: 'Not well' },
};

/** Whether this laptop lets Almanac do its work, each with what mends it. */
export function HealthScreen() {
  const health = useRead('health.read', null);
  return (
    <Page title="Health">
      <Answered read={health} what="how Almanac is">
        {(checks) => (
          <>
            <p role="status">{summary(checks)}</p>
            <Rows label="Checks">
              {checks.map((check) => (
                <CheckRow key={check.id} check={check} />
              ))}
            </Rows>
          </>
        )}
      </Answered>
    </Page>
  );
}

function CheckRow({ check }: { readonly check: CheckView }) {
  const { icon: Icon, tone, word } = looks[check.state];
  return (
    <Row
      lead={
        <span className={styles.column}>
          <span className={styles.state}>
            <Icon size={16} aria-hidden className={styles[tone]} />
            {word}
          </span>
        </span>
      }
      title={names[check.id]}
      detail={check.sentence}
      actions={<Fix check={check} />}
    />
  );
}

function summary(checks: readonly CheckView[]): string {
  const bad = checks.filter(({ state }) => state === 'bad').length;
  if (bad > 0) return bad === 1 ? 'One thing is not well.' : `${bad} things are not well.`;
  const toLook = checks.filter(({ state }) => state === 'look').length;
  if (toLook === 0) return 'All is well.';
  return toLook === 1
    ? 'All is well; one thing is worth a look.'
    : `All is well; ${toLook} things are worth a look.`;
}
