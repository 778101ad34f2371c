import { type Mistake, shortened, unless } from '../job/mistake.ts';
import type { Source } from './source.ts';

/** That an option names a source of the job. */
export function knownSource(
  id: string | null,
  sources: readonly Source[],
  field: string,
): Mistake[] {
  return unless(
    id === null || sources.some((source) => source.id === id),
    field,
    () =>
      `"${shortened(id ?? '')}" is no source of this job; use ${sources.map((source) => source.id).join(' or ')}`,
  );
}
