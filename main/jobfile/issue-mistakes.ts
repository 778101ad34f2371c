import type * as z from 'zod';
import { shortened } from '../domain/job/mistake.ts';
import { nearestWord } from '../domain/job/nearest-word.ts';
import { type FieldPath, isWithin } from './field-path.ts';
import { listed } from './fields.ts';
import { knownFields } from './known-fields.ts';

/** A mistake of one field, found by the schema. */
export interface FieldMistake {
  readonly path: FieldPath;
  readonly message: string;
}

/**
 * What the schema found, one mistake a field, without those that only follow from another.
 * @param value what was parsed
 */
export function issueMistakes(
  schema: z.ZodType,
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
): readonly FieldMistake[] {
  const causes = issues
    .filter(({ path }) => isKind(path))
    .map(({ path }) => steps(path).slice(0, -1));
  return issues.flatMap((issue): readonly FieldMistake[] => {
    const path = steps(issue.path);
    // A source of an unknown kind has fields of its own: its kind is the mistake to mend first.
    if (!isKind(path) && causes.some((group) => isWithin(path, group))) return [];
    if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
    const known = knownFields(schema, path, value);
    return issue.keys.map((key) => ({ path: [...path, key], message: aboutUnknown(key, known) }));
  });
}

/** Fields whose word decides which other fields there are. */
const words: readonly PropertyKey[] = ['kind', 'recipe', 'check', 'show'];

function isKind(path: readonly PropertyKey[]): boolean {
  const last = path.at(-1);
  return last !== undefined && words.includes(last);
}

function aboutUnknown(key: string, known: readonly string[]): string {
  const meant = nearestWord(key, known);
  return meant
    ? `is not a field; did you mean ${meant}?`
    : `"${shortened(key)}" is not a field here; use ${listed(known)}`;
}

function steps(path: readonly PropertyKey[]): FieldPath {
  return path.map((step) => (typeof step === 'number' ? step : String(step)));
}
