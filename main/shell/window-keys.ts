import type { Input, WebContents } from 'electron';

const plain = ['Escape', 'n', 'r', '/'];
const commands = ['k', 'f', 'p'];

type OnKey = (contents: WebContents, key: string, isCommand: boolean) => void;

/**
 * Tells a window of its own keys while the keyboard is in a report's frame: a frame without scripts
 * keeps every key to itself. What the frame does with it, such as scrolling, stays as it is.
 */
export function passKeys(contents: WebContents, onKey: OnKey): void {
  contents.on('before-input-event', (_event, input) => {
    const key = ownKey(input);
    if (key !== null && isInFrame(contents)) onKey(contents, key, input.control || input.meta);
  });
}

type Pressed = Pick<Input, 'type' | 'key' | 'control' | 'meta' | 'alt'>;

/** The key if it is one of a window's shortcuts, in lower case where it is a letter. */
export function ownKey({ type, key, control, meta, alt }: Pressed): string | null {
  if (type !== 'keyDown' || alt) return null;
  const name = key.length === 1 ? key.toLowerCase() : key;
  return (control || meta ? commands : plain).includes(name) ? name : null;
}

function isInFrame(contents: WebContents): boolean {
  const { focusedFrame } = contents;
  return focusedFrame !== null && focusedFrame !== contents.mainFrame;
}
