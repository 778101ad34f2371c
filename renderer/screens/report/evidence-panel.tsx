import { ActionIcon, CloseButton, Group } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import type { ReportView } from '../../../preload/contract/views.ts';
import { useRead } from '../../lib/reads.ts';
import { Answered } from '../../ui/answered.tsx';
import { Evidence } from './evidence.tsx';
import styles from './report.module.css';

interface EvidencePanelProps {
  readonly view: ReportView;
  readonly n: number;
  readonly onShow: (n: number) => void;
  readonly onClose: () => void;
  /** Where the keyboard was when a number in the report was clicked: the frame. */
  readonly returnFocusTo: RefObject<HTMLElement | null>;
}

/** Where a number comes from. Not modal: the report stays readable and clickable beside it. */
export function EvidencePanel({ view, n, onShow, onClose, returnFocusTo }: EvidencePanelProps) {
  const panel = useRef<HTMLElement>(null);
  const fact = useRead('report.fact', { runId: view.item.runId, n }, { keepsPrevious: true });
  useFocusWhileOpen(panel, returnFocusTo);
  useEscape(onClose);
  return (
    <aside ref={panel} className={styles.panel} aria-label="Evidence" tabIndex={-1}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <h2 className={styles.panelTitle}>Where this number comes from</h2>
        <CloseButton aria-label="Close evidence" onClick={onClose} />
      </Group>
      <Group gap={4} className={styles.stepper}>
        <Step name="Previous number" n={n - 1} count={view.factCount} onShow={onShow} />
        <span aria-live="polite">
          {n} of {view.factCount}
        </span>
        <Step name="Next number" n={n + 1} count={view.factCount} onShow={onShow} />
      </Group>
      <Answered read={fact} what="the evidence">
        {(value) => <Evidence fact={value} view={view} />}
      </Answered>
    </aside>
  );
}

interface StepProps {
  readonly name: string;
  readonly n: number;
  readonly count: number;
  readonly onShow: (n: number) => void;
}

function Step({ name, n, count, onShow }: StepProps) {
  const Icon = name.startsWith('Next') ? ChevronRight : ChevronLeft;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={name}
      disabled={n < 1 || n > count}
      onClick={() => onShow(n)}
    >
      <Icon size={16} aria-hidden />
    </ActionIcon>
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
