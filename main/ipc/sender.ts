/** The part of Electron's event that says who called. */
export interface CallEvent {
  readonly senderFrame: {
    readonly url: string;
    readonly parent: unknown;
  } | null;
}

/**
 * Whether a call comes from the top frame of one of our windows: scheme and host are equal, not
 * merely alike, and the frame has no parent. An empty address or about:blank is nobody.
 */
export function isOurWindow(event: CallEvent): boolean {
  try {
    const frame = event.senderFrame;
    if (!frame || frame.parent !== null || !URL.canParse(frame.url)) return false;
    const { protocol, host } = new URL(frame.url);
    return protocol === 'app:' && host === 'almanac';
  } catch {
    // A frame that has gone in the meantime answers every question by throwing.
    return false;
  }
}
