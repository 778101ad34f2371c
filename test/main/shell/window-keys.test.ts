import { expect, test } from 'vitest';
import { ownKey } from '../../../main/shell/window-keys.ts';

const pressed = { type: 'keyDown', key: 'f', control: false, meta: false, alt: false } as const;

test.each([
  ['Ctrl+F', { control: true }, 'f'],
  ['Cmd+K', { key: 'K', meta: true }, 'k'],
  ['Escape', { key: 'Escape' }, 'Escape'],
  ['N', { key: 'N' }, 'n'],
  ['a letter that is none of ours', {}, null],
  ['Ctrl+N', { key: 'n', control: true }, null],
  ['a key with Alt', { key: 'r', alt: true }, null],
  ['the end of a press', { key: 'Escape', type: 'keyUp' }, null],
] as const)('%s', (_what, change, own) => {
  expect(ownKey({ ...pressed, ...change })).toBe(own);
});
