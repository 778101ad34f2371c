import { CloseButton, Group } from '@mantine/core';
import { type ReactNode, type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import styles from './report.module.css';

interface SidePanelProps {
  /** "Evidence" */
  readonly name: string;
  readonly title: string;
  readonly onClose: () => void;
  /** Where the keyboard goes back to when what opened the panel is gone: the frame. */
  readonly returnFocusTo: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

/** Stands beside the report. Not modal: the report stays readable and clickable. */
export function SidePanel({ name, title, onClose, returnFocusTo, children }: SidePanelProps) {
  const panel = useRef<HTMLElement>(null);
  useFocusWhileOpen(panel, returnFocusTo);
  useEscape(onClose);
  return (
    <aside ref={panel} className={styles.panel} aria-label={name} tabIndex={-1}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <h2 className={styles.panelTitle}>{title}</h2>
        <CloseButton aria-label={`Close ${name.toLowerCase()}`} onClick={onClose} />
      </Group>
      {children}
    </aside>
  );
}

/** The keyboard goes to the panel and, when it closes, back to where it was. */
function useFocusWhileOpen(
  panel: RefObject<HTMLElement | null>,
  fallback: RefObject<HTMLElement | null>,
) {
  const giveBack = useEffectEvent((before: Element | null) => {
    const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body;
    (isThere ? before : fallback.current)?.focus();
  });
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    return () => giveBack(before);
  }, [panel]);
}

function useEscape(onClose: () => void) {
  const close = useEffectEvent(onClose);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      // Taken, so that the same key does not leave the report too.
      event.preventDefault();
      close();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
