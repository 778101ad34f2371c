import { useEffect, useEffectEvent } from 'react';

/** What a key alone does, while nothing is being typed. */
export type Shortcuts = Readonly<Record<string, () => void>>;

/** Where a key belongs to what has the focus. */
const typing = 'input, textarea, select, [contenteditable], [role="combobox"]';
/** What takes Escape and the arrows for itself while it is open. */
const overlay = '[aria-modal="true"], [role="dialog"], [aria-haspopup][aria-expanded="true"]';
const rowLinks = 'main a[data-covers]';

/** Single keys, those with Ctrl or Cmd, and the arrows from row to row. */
export function useShortcuts(shortcuts: Shortcuts, commands: Shortcuts): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const command = isCommand(event) && commands[event.key.toLowerCase()];
    if (command) return void setTimeout(() => !event.defaultPrevented && command());
    if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) return moveFocus(event, step);
    const act = shortcuts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    // Later, because a part of the page that takes the key for itself may hear it after us.
    if (act) setTimeout(() => !event.defaultPrevented && act());
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => hear(event);
    // Before all others: a menu that the key closes is gone once they have heard it.
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}

/** A letter with Ctrl or Cmd that a page takes for itself while it is shown. */
export function useCommandKey(letter: string, act: () => void): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || !isCommand(event) || event.key.toLowerCase() !== letter) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => hear(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

function isCommand({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && !altKey;
}

function isBusy({ target }: KeyboardEvent): boolean {
  const isTyping = target instanceof Element && target.closest(typing) !== null;
  return isTyping || document.querySelector(overlay) !== null;
}

function moveFocus(event: KeyboardEvent, step: number): void {
  const links = [...document.querySelectorAll<HTMLElement>(rowLinks)];
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLElement)) return;
  const at = links.indexOf(activeElement);
  const next = at === -1 ? undefined : links[at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** The search field of the page. @returns false where it has none */
export function focusSearch(): boolean {
  const field = document.querySelector<HTMLElement>('main [data-search]');
  field?.focus();
  return field !== null;
}
