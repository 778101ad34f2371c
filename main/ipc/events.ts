import { eventChannel } from '../../preload/contract/bridge.ts';
import type { WindowEvent } from '../../preload/contract/events.ts';
import { assertNever } from '../domain/failure.ts';
import type { Clock, EngineEvent } from '../domain/ports.ts';

/** The page of an open window. */
export interface EventTarget {
  send(channel: string, event: WindowEvent): void;
  isDestroyed(): boolean;
}

export interface EventNeeds {
  readonly clock: Pick<Clock, 'after'>;
  readonly targets: () => readonly EventTarget[];
}

export interface WindowEvents {
  onEngine(event: EngineEvent): void;
  /** Views are out of date. */
  changed(): void;
}

/** A burst of events, such as a morning's catch-up, makes the windows read once. */
const settleMs = 50;

type Progress = Extract<WindowEvent, { kind: 'progress' | 'answering' }>;

/** Tells the open windows what changed: the newest progress of each run and question, and one `changed`, at most every 50 ms. */
export function createWindowEvents({ clock, targets }: EventNeeds): WindowEvents {
  let hasChanged = false;
  let isWaiting = false;
  const progress = new Map<string, Progress>();

  const flush = () => {
    isWaiting = false;
    const events: WindowEvent[] = [...progress.values()];
    if (hasChanged) events.push({ kind: 'changed' });
    hasChanged = false;
    progress.clear();
    for (const event of events) for (const target of targets()) tell(target, event);
  };
  const settle = () => {
    if (isWaiting) return;
    isWaiting = true;
    clock.after(settleMs, flush);
  };
  const changed = () => {
    hasChanged = true;
    settle();
  };

  return {
    changed,
    onEngine(event) {
      switch (event.kind) {
        case 'run-progress': {
          const { runId, progress: at } = event;
          progress.set(runId, { kind: 'progress', runId, step: at.step, note: at.note });
          settle();
          return;
        }
        case 'follow-up': {
          const { runId, followUpId: id, note } = event;
          if (note === null) changed();
          else progress.set(`${runId} ${id}`, { kind: 'answering', runId, id, note });
          settle();
          return;
        }
        case 'slots-recorded':
        case 'run-started':
        case 'run-ended':
        case 'delivered':
        case 'jobs-changed':
        case 'engine-held':
          changed();
          return;
        default:
          assertNever(event);
      }
    },
  };
}

/** Shows a place such as `/reports/<run id>` in a window that is open. */
export function tellGo(target: EventTarget, path: string): void {
  tell(target, { kind: 'go', path });
}

/** The reader clicked a number in the report frame of this window. */
export function tellFact(target: EventTarget, runId: string, n: number): void {
  tell(target, { kind: 'fact', runId, n });
}

/** A key that the page itself may not have heard. */
export function tellKey(target: EventTarget, key: string, isCommand: boolean): void {
  tell(target, { kind: 'key', key, isCommand });
}

function tell(target: EventTarget, event: WindowEvent): void {
  if (!target.isDestroyed()) target.send(eventChannel, event);
}
