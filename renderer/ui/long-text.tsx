import styles from './text.module.css';

/** One line, cut where it does not fit; a pointer over it shows all of it. */
export function LongText({ children }: { readonly children: string }) {
  return (
    <span className={styles.ellipsis} title={children}>
      {children}
    </span>
  );
}
