import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { JobDraft } from '../../preload/contract/job-draft.ts';
import type { KeptDraftView } from '../../preload/contract/kept-draft-calls.ts';
import { ask, useBridge } from './bridge.ts';

/** Long enough for a word, short enough for a power cut. */
const restMs = 250;

/**
 * What was kept of a job when its editor opened, asked once: what the editor keeps afterwards is its own.
 * @returns undefined until main has answered
 */
export function useFoundDraft(jobId: string | null): KeptDraftView | null | undefined {
  const bridge = useBridge();
  const [found, setFound] = useState<KeptDraftView | null>();
  useEffect(() => {
    let isShown = true;
    const show = (kept: KeptDraftView | null) => isShown && setFound(kept);
    // The job can still be edited, so that nothing is said.
    void ask(bridge, 'draft.read', { jobId }).then(show, () => show(null));
    return () => {
      isShown = false;
    };
  }, [bridge, jobId]);
  return found;
}

interface Keeping {
  readonly jobId: string | null;
  /** What is not saved; null while there is nothing. */
  readonly unsaved: JobDraft | null;
  /** Main has it already. */
  readonly isKept: boolean;
  /** The page was left with something unsaved. */
  readonly onLeft: () => void;
}

export interface KeepDraft {
  /** Keeps nothing while the form is being saved. */
  readonly pause: () => void;
  /** Saving was refused. */
  readonly resume: () => void;
  /** It is saved or given up: nothing is kept of it any more. */
  readonly end: () => void;
}

/** Keeps what is unsaved, a moment after each change and when its page or window goes. */
export function useKeepDraft({ jobId, unsaved, isKept, onLeft }: Keeping): KeepDraft {
  const bridge = useBridge();
  const client = useQueryClient();
  const sent = useRef(isKept ? unsaved : null);
  const isPaused = useRef(false);
  const readAgain = () => client.invalidateQueries({ queryKey: ['drafts.read'] });
  const forget = () => ask(bridge, 'draft.forget', { jobId }).finally(readAgain);
  const send = useEffectEvent(() => {
    if (isPaused.current || sent.current === unsaved) return;
    sent.current = unsaved;
    const sending = unsaved ? ask(bridge, 'draft.keep', unsaved).finally(readAgain) : forget();
    // What could not be kept is still in the form, and the next change tries again.
    void sending.catch(() => {});
  });
  const leave = useEffectEvent((from: string) => {
    send();
    if (unsaved && !isPaused.current && location.hash !== from) onLeft();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change begins the wait anew
  useEffect(() => {
    const timer = setTimeout(() => send(), restMs);
    return () => clearTimeout(timer);
  }, [unsaved]);
  useEffect(() => {
    const from = location.hash;
    const keepNow = () => send();
    window.addEventListener('pagehide', keepNow);
    return () => {
      window.removeEventListener('pagehide', keepNow);
      leave(from);
    };
  }, []);
  const pause = () => {
    isPaused.current = true;
  };
  return {
    pause,
    resume: () => {
      isPaused.current = false;
    },
    end() {
      pause();
      void forget().catch(() => {});
    },
  };
}
