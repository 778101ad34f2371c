import { Button, CopyButton } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import styles from './code.module.css';

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
        <CopyButton value={text} timeout={2000}>
          {({ copied, copy }) => (
            <Button
              size="compact-xs"
              variant="default"
              leftSection={
                copied ? <Check size={13} aria-hidden /> : <Copy size={13} aria-hidden />
              }
              onClick={copy}
            >
              <span aria-live="polite">{copied ? 'Copied' : `Copy ${name.toLowerCase()}`}</span>
            </Button>
          )}
        </CopyButton>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre className={styles.code} tabIndex={0}>
        {text}
      </pre>
    </section>
  );
}
