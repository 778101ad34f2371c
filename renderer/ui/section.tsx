import { type ReactNode, useId } from 'react';
import styles from './section.module.css';

interface SectionProps {
  readonly title: string;
  readonly note?: ReactNode;
  readonly action?: ReactNode;
  readonly tone?: 'plain' | 'bad' | 'note';
  readonly children: ReactNode;
}

/** A titled part of a screen; `bad` and `note` ask for a look. */
export function Section({ title, note, action, tone = 'plain', children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles.section} data-tone={tone} aria-labelledby={id}>
      <header className={styles.header}>
        <h2 className={styles.title} id={id}>
          {title}
        </h2>
        {action}
      </header>
      {note && <p className={styles.note}>{note}</p>}
      {children}
    </section>
  );
}
