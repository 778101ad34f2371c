import type { ReactNode } from 'react';
import { Link } from 'wouter';
import styles from './rows.module.css';

interface RowLinkProps {
  readonly to: string;
  /** All of the text, where it may be cut. */
  readonly title: string;
  readonly children?: ReactNode;
}

/** The link of a row, which takes clicks anywhere on it. */
export function RowLink({ to, title, children = title }: RowLinkProps) {
  return (
    <Link href={to} className={styles.cover ?? ''} data-covers="" title={title}>
      {children}
    </Link>
  );
}
