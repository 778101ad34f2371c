import type { ReactNode } from 'react';
import styles from './facts.module.css';

interface FactsItem {
  /** Needed where the name is no text. */
  readonly id?: string;
  readonly name: ReactNode;
  readonly value: ReactNode;
}

interface FactsProps {
  /** Shown above when given. */
  readonly label?: string;
  readonly items: readonly FactsItem[];
}

/** Names and their values in two columns. */
export function Facts({ label, items }: FactsProps) {
  return (
    <div className={styles.facts}>
      {label && <h3 className={styles.label}>{label}</h3>}
      <dl className={styles.list}>
        {items.map(({ id, name, value }) => (
          <div key={id ?? String(name)} className={styles.item}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
