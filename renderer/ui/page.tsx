import { type ReactNode, useEffect } from 'react';
import styles from './page.module.css';

interface PageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Above the title: where this page hangs. */
  readonly trail?: ReactNode;
  readonly actions?: ReactNode;
  /** Fills the window instead of a readable column. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

export function Page({ title, lead, trail, actions, isWide = false, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Almanac`;
  }, [title]);
  return (
    <div className={isWide ? styles.wide : styles.page}>
      <header className={styles.header}>
        <div className={styles.heading}>
          {trail && <div className={styles.trail}>{trail}</div>}
          <h1 className={styles.title} tabIndex={-1} title={title}>
            {title}
          </h1>
          {lead && <div className={styles.lead}>{lead}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
