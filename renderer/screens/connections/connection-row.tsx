import { Cable, Database } from 'lucide-react';
import { Link } from 'wouter';
import type { ConnectionView } from '../../../preload/contract/connection-calls.ts';
import rows from '../../ui/rows.module.css';
import { Row } from '../../ui/rows.tsx';
import styles from './connections.module.css';

export function ConnectionRow({ connection }: { readonly connection: ConnectionView }) {
  const { draft, place, jobs, refusal } = connection;
  const Icon = draft.kind === 'http' ? Cable : Database;
  return (
    <Row
      lead={<Icon size={18} aria-hidden />}
      title={
        <Link href={`/settings/connections/${draft.id}`} className={rows.cover ?? ''} data-covers>
          {draft.name}
        </Link>
      }
      detail={
        <>
          {place}
          {refusal && <span className={styles.refusal}>{refusal.sentence}</span>}
        </>
      }
      side={
        <>
          {refusal ? 'Waits for you' : keptText(connection)}
          <br />
          {jobs.length === 1 ? '1 job' : `${jobs.length} jobs`}
        </>
      }
    />
  );
}

function keptText({ secretWord, secretPlace }: ConnectionView): string {
  if (secretWord === null) return 'No key needed';
  if (secretPlace === 'keyring') return 'Saved with your keyring';
  return secretPlace === 'session' ? 'Kept until Almanac quits' : `No ${secretWord} yet`;
}
