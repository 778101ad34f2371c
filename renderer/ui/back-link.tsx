import { ArrowLeft } from 'lucide-react';
import { Link } from 'wouter';
import styles from './text.module.css';

/** The way up to the list that a page belongs to. */
export function BackLink({ to, children }: { readonly to: string; readonly children: string }) {
  return (
    <Link href={to} className={styles.back ?? ''}>
      <ArrowLeft size={14} aria-hidden />
      {children}
    </Link>
  );
}
