import type { ReactNode } from 'react';
import { Link } from 'wouter';
import styles from './rows.module.css';

/** The link of a row, which takes clicks anywhere on it. */
export function RowLink({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  return (
    <Link href={to} className={styles.cover ?? ''} data-covers="">
      {children}
    </Link>
  );
}
