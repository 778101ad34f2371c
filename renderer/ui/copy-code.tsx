import styles from './code.module.css';
import { CopyButton } from './copy-button.tsx';

interface CopyCodeProps {
  readonly name: string;
  readonly text: string;
}

/** Text for machines, to read and to take along. */
export function CopyCode({ name, text }: CopyCodeProps) {
  return (
    <section className={styles.block} aria-label={name}>
      <header className={styles.header}>
        <h3 className={styles.name}>{name}</h3>
        <CopyButton label={`Copy ${name.toLowerCase()}`} text={text} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre className={styles.code} tabIndex={0}>
        {text}
      </pre>
    </section>
  );
}
