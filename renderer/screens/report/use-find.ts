import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { ReportView } from '../../../preload/contract/views.ts';
import { useRead } from '../../lib/reads.ts';

export interface FindInReport {
  readonly isOpen: boolean;
  /** How often the bar was asked for. */
  readonly asked: number;
  readonly text: string;
  /** The place that is shown, from 1. */
  readonly at: number;
  /** Null while nothing is looked for, or not yet. */
  readonly count: number | null;
  /** What the frame shows: the report, with the places marked. */
  readonly frameUrl: string;
  open(): void;
  close(): void;
  look(text: string): void;
  step(by: number): void;
}

const restMs = 200;
const start = { isOpen: false, asked: 0, text: '', at: 1 };

/** The state of the find bar. The frame has no scripts: its address says what is marked and where it is. */
export function useFind({ item: { runId }, frameUrl }: ReportView): FindInReport {
  const [state, setState] = useState(start);
  const { isOpen, asked, text, at } = state;
  const [wanted] = useDebouncedValue(text.trim(), restMs);
  const found = useRead('report.find', { runId, text: wanted }, { enabled: wanted !== '' });
  const count = wanted === '' ? null : (found.data?.count ?? null);
  const step = (by: number) => {
    if (count) setState({ ...state, at: ((at - 1 + by + count) % count) + 1 });
  };
  return {
    isOpen,
    asked,
    text,
    at: Math.min(at, count ?? at),
    count,
    // Closed, the place stays in view without its mark.
    frameUrl: count
      ? `${frameUrl}?${isOpen ? 'find' : 'calm'}=${encodeURIComponent(wanted)}#found-${at}`
      : frameUrl,
    open: () => setState({ ...state, isOpen: true, asked: asked + 1 }),
    close: () => setState({ ...state, isOpen: false }),
    look: (next) => setState({ ...state, text: next, at: 1 }),
    step,
  };
}
