import type { RefObject } from 'react';
import type { ReportView } from '../../../preload/contract/views.ts';
import { EvidencePanel } from './evidence-panel.tsx';
import type { AnswerFact } from './question.tsx';
import { QuestionsPanel } from './questions-panel.tsx';

/** What stands beside a report: the evidence of a number, or the questions about it. */
export interface Beside {
  /** A number of the report. */
  readonly n: number | null;
  /** A number of an answer: its evidence leads back to the questions. */
  readonly answer: AnswerFact | null;
  readonly isAsking: boolean;
}

export const nothingBeside: Beside = { n: null, answer: null, isAsking: false };

interface BesideReportProps {
  readonly view: ReportView;
  readonly beside: Beside;
  readonly onBeside: (beside: Beside) => void;
  /** The report's frame. */
  readonly returnFocusTo: RefObject<HTMLElement | null>;
}

export function BesideReport({ view, beside, onBeside, returnFocusTo }: BesideReportProps) {
  const { n, answer, isAsking } = beside;
  const shown = answer?.n ?? n;
  if (shown !== null) {
    return (
      <EvidencePanel
        view={view}
        answer={answer}
        n={shown}
        onShow={(next) =>
          onBeside(answer ? { ...beside, answer: { ...answer, n: next } } : { ...beside, n: next })
        }
        onClose={() => onBeside({ ...nothingBeside, isAsking })}
        returnFocusTo={returnFocusTo}
      />
    );
  }
  if (!isAsking) return null;
  return (
    <QuestionsPanel
      view={view}
      onFact={(fact) => onBeside({ ...beside, answer: fact })}
      onClose={() => onBeside(nothingBeside)}
      returnFocusTo={returnFocusTo}
    />
  );
}
