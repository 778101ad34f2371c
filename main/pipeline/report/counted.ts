import type { FactDraft } from './fact-numbers.ts';
import { cite, type Phrase, quoted, say } from './phrase.ts';

/** "1 row", "204 rows". @param many where it is not `one` with an s */
export function counted(count: FactDraft, one: string, many = `${one}s`): Phrase {
  return say`${cite(count)} ${quoted(count.value === 1 ? one : many)}`;
}
