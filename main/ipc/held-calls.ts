import { callChannel } from '../../preload/contract/bridge.ts';
import type { IpcServer } from './door.ts';
import type { CallEvent } from './sender.ts';

type Listener = Parameters<IpcServer['handle']>[1];

/**
 * Takes calls at once and holds them until the door stands, so that a window may open before it.
 * Who calls is read when the call comes: by the time it is answered, another page may be in the frame.
 * @returns the server that the door is opened on
 */
export function holdCalls(server: IpcServer): IpcServer {
  let open = (_listener: Listener) => {};
  const opened = new Promise<Listener>((resolve) => {
    open = resolve;
  });
  server.handle(callChannel, async (event, ...args) => {
    const caller = callerOf(event);
    const listener = await opened;
    return listener(caller, ...args);
  });
  return { handle: (_channel, listener) => open(listener) };
}

/** A frame that has gone answers every question by throwing: it is nobody. */
function callerOf(event: CallEvent): CallEvent {
  try {
    const frame = event.senderFrame;
    return { senderFrame: frame && { url: frame.url, parent: frame.parent } };
  } catch {
    return { senderFrame: null };
  }
}
