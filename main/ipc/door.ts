import { callChannel } from '../../preload/contract/bridge.ts';
import type { CallName } from '../../preload/contract/calls.ts';
import type { Answer, FailureView } from '../../preload/contract/failures.ts';
import { type FailureRecord, RunFailure } from '../domain/failure.ts';
import type { Handlers } from './handler.ts';
import { Refused } from './refused.ts';
import { schemas } from './schemas.ts';
import { type CallEvent, isOurWindow } from './sender.ts';

/** What the door needs of Electron's `ipcMain`. */
export interface IpcServer {
  handle(
    channel: string,
    listener: (event: CallEvent, ...args: readonly unknown[]) => Promise<unknown>,
  ): void;
}

export interface DoorLog {
  warn(message: string, cause?: unknown): void;
  error(message: string, cause?: unknown): void;
}

/**
 * The trust boundary. Every call of every window comes through this one listener: who calls, which
 * call, whether its argument has the shape, and only then its handler. It always answers, with a
 * value or with failures, and never throws across the bridge.
 */
export function openDoor(server: IpcServer, handlers: Handlers, log: DoorLog): void;
/** The door of a program that can do little, and says why to everything else. */
export function openDoor(
  server: IpcServer,
  handlers: Partial<Handlers>,
  log: DoorLog,
  why: FailureRecord,
): void;
export function openDoor(
  server: IpcServer,
  handlers: Partial<Handlers>,
  log: DoorLog,
  why?: FailureRecord,
): void {
  server.handle(callChannel, async (event, name, argument, ...rest): Promise<Answer<unknown>> => {
    if (!isOurWindow(event)) return refuse(log, 'a call from outside our windows was refused');
    if (!isCall(name)) return refuse(log, 'a call that does not exist was refused');
    const parsed = schemas[name].safeParse(argument);
    if (!parsed.success || rest.length > 0) {
      return refuse(log, `${name}: an argument of the wrong shape was refused`);
    }
    if (!handlers[name] && why) return { ok: false, failures: [{ ...why, field: null }] };
    try {
      // The schema of this very call has just parsed it; TypeScript cannot pair the two by name.
      const handle = handlers[name] as (argument: unknown) => unknown;
      const value = await handle(parsed.data);
      if (value instanceof Refused) return { ok: false, failures: value.failures };
      return { ok: true, value };
    } catch (caught) {
      return { ok: false, failures: [failureView(caught, name, log)] };
    }
  });
}

function isCall(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(schemas, name);
}

function refuse(log: DoorLog, sentence: string): Answer<never> {
  log.warn(sentence);
  const message = 'Almanac does not accept this request.';
  return { ok: false, failures: [{ code: 'not-allowed', message, permanent: true, field: null }] };
}

function failureView(caught: unknown, name: CallName, log: DoorLog): FailureView {
  if (caught instanceof RunFailure) return { ...caught.record(), field: caught.field ?? null };
  // What is not a failure of ours is a bug: its text is for the log, not for the analyst.
  log.error(`${name} failed unexpectedly`, caught);
  const message = 'Something unexpected happened. Try again; the log holds the details.';
  return { code: 'unexpected', message, permanent: false, field: null };
}
