import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useEffect, useState } from 'react';
import type { DataDraft, DataPreviewView } from '../../../preload/contract/data-preview.ts';
import type { FailureView } from '../../../preload/contract/failures.ts';
import type { JobDraft } from '../../../preload/contract/job-draft.ts';
import { ask, CallRefused, useBridge } from '../../lib/bridge.ts';

export interface DataPreview {
  /** Of the draft as it is; the one before while the new one is made. */
  readonly view: DataPreviewView | null;
  readonly failures: readonly FailureView[];
  readonly isReading: boolean;
  readonly readAgain: () => void;
}

const nothing = { view: null, failures: [], isReading: false };

/**
 * What the file of a draft holds, read again when something changes that it depends on. Not with the
 * other reads: those are made anew with each event of the engine, and this one reads a whole file.
 */
export function useDataPreview({ name: _n, deliver: _d, ...draft }: JobDraft): DataPreview {
  const bridge = useBridge();
  const text = JSON.stringify(draft);
  const [state, setState] = useState<Omit<DataPreview, 'readAgain'>>(nothing);
  const [settled] = useDebouncedValue(text, 200);
  const [round, setRound] = useState(0);
  // A server is asked when the analyst says so, not at each letter of its address.
  const [tried, setTried] = useState<string | null>(null);
  const mayAsk = draft.remote ? tried === settled : draft.path !== '';
  useEffect(() => {
    const asked: DataDraft & { readonly round?: number } = JSON.parse(settled);
    if (!mayAsk || round < 0) return setState(nothing);
    let isWanted = true;
    const show = (found: Partial<DataPreview>) => {
      if (isWanted) setState((before) => ({ ...before, isReading: false, failures: [], ...found }));
    };
    setState((before) => ({ ...before, isReading: true }));
    ask(bridge, 'data.preview', asked).then(
      (view) => show({ view }),
      (caught) =>
        show({ view: null, failures: caught instanceof CallRefused ? caught.failures : [] }),
    );
    return () => {
      isWanted = false;
    };
  }, [bridge, settled, round, mayAsk]);
  const readAgain = useCallback(() => {
    setTried(text);
    setRound((before) => before + 1);
  }, [text]);
  return { ...state, readAgain };
}
