import { ActionIcon, Group } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { RefObject } from 'react';
import type { ReportView } from '../../../preload/contract/views.ts';
import { useRead } from '../../lib/reads.ts';
import { Answered } from '../../ui/answered.tsx';
import { Evidence } from './evidence.tsx';
import styles from './report.module.css';
import { SidePanel } from './side-panel.tsx';

interface EvidencePanelProps {
  readonly view: ReportView;
  /** The answer that the number stands in; null for the report itself. */
  readonly answer: { readonly id: number; readonly factCount: number } | null;
  readonly n: number;
  readonly onShow: (n: number) => void;
  readonly onClose: () => void;
  readonly returnFocusTo: RefObject<HTMLElement | null>;
}

/** Where a number comes from. */
export function EvidencePanel(props: EvidencePanelProps) {
  const { view, answer, n, onShow, onClose, returnFocusTo } = props;
  const keeps = { keepsPrevious: true };
  const ofReport = useRead(
    'report.fact',
    { runId: view.item.runId, n },
    { ...keeps, enabled: answer === null },
  );
  const ofAnswer = useRead(
    'report.answer-fact',
    { id: answer?.id ?? 0, n },
    { ...keeps, enabled: answer !== null },
  );
  const count = answer?.factCount ?? view.factCount;
  return (
    <SidePanel
      name="Evidence"
      title="Where this number comes from"
      onClose={onClose}
      returnFocusTo={returnFocusTo}
    >
      <Group gap={4} className={styles.stepper}>
        <Step name="Previous number" n={n - 1} count={count} onShow={onShow} />
        <span aria-live="polite">
          {n} of {count}
        </span>
        <Step name="Next number" n={n + 1} count={count} onShow={onShow} />
      </Group>
      <Answered read={answer === null ? ofReport : ofAnswer} what="the evidence">
        {(value) => <Evidence fact={value} view={view} />}
      </Answered>
    </SidePanel>
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
