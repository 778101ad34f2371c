import { hideTexts } from '../domain/upkeep/hide-texts.ts';

const mostLetters = 240;

/**
 * What a server said, as one short line to be quoted: it comes from outside, and some servers repeat
 * the password or key that they were sent.
 */
export function serverWords(said: string, secret: string | null): string {
  const line = hideTexts([secret ?? ''])(said)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  return line.length <= mostLetters ? line : `${line.slice(0, mostLetters - 1)}…`;
}
