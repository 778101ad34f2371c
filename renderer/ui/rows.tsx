import type { ReactNode } from 'react';
import styles from './rows.module.css';

/** A list in a frame. */
export function Rows({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <ul className={styles.rows} aria-label={label}>
      {children}
    </ul>
  );
}

interface RowProps {
  /** Before the words: an icon or a time. */
  readonly lead?: ReactNode;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  readonly side?: ReactNode;
  readonly actions?: ReactNode;
}

/** One line of a list: what it is, more about it, and on the right when or what to do. */
export function Row(row: RowProps) {
  return (
    <li className={styles.row}>
      <RowParts {...row} />
    </li>
  );
}

/** What is in a line, for a list that makes its lines itself. */
export function RowParts({ lead, title, detail, side, actions }: RowProps) {
  return (
    <>
      {lead && <div className={styles.lead}>{lead}</div>}
      <div className={styles.words}>
        <div className={styles.title}>{title}</div>
        {detail && <div className={styles.detail}>{detail}</div>}
      </div>
      {side && <div className={styles.side}>{side}</div>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </>
  );
}
