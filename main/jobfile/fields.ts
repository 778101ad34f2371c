import * as z from 'zod';
import { shortened } from '../domain/job/mistake.ts';
import { nearestWord } from '../domain/job/nearest-word.ts';
import { parseDuration } from '../domain/schedule/duration.ts';

/** Building blocks of the job schema. Each says what was found and what to write instead. */

export function text(example: string) {
  return z.string({
    error: ({ input }) =>
      input === undefined
        ? `is missing; write for example "${example}"`
        : `is ${kindOf(input)}, not text; write for example "${example}"`,
  });
}

export function duration(example: string) {
  const advice = `write a number with ms, s, m, h or d, such as ${example}`;
  return z
    .string({ error: ({ input }) => `is ${kindOf(input)}, not a duration; ${advice}` })
    .transform((value, context) => {
      const ms = parseDuration(value);
      if (ms !== null) return ms;
      context.addIssue(`"${shortened(value)}" is not a duration; ${advice}`);
      return z.NEVER;
    });
}

/** One of a few words. `later` are words of the format that are not built yet: refused by name. */
export function word<const T extends string>(known: readonly T[], later: readonly string[] = []) {
  return z.enum(known, { error: ({ input }) => aboutWord(input, known, later) });
}

/** A number; limits, and whether it must be whole, are checked with the job. */
export function wholeNumber() {
  return number();
}

export function number() {
  return z.number({ error: ({ input }) => `is ${kindOf(input)}, not a number` });
}

export function yesOrNo() {
  return z.boolean({ error: ({ input }) => `is ${kindOf(input)}; write true or false` });
}

/** Fields with names; an unknown name is a mistake. */
export function group<T extends z.core.$ZodShape>(shape: T, example: string) {
  return z.strictObject(shape, {
    error: ({ code, input }) => {
      if (code !== 'invalid_type') return undefined;
      return input === undefined
        ? `is missing; write for example ${example}`
        : `is ${kindOf(input)}; write for example ${example}`;
    },
  });
}

export function list<T extends z.ZodType>(item: T, example: string) {
  return z.array(item, {
    error: ({ input }) =>
      input === undefined
        ? `is missing; write for example ${example}`
        : `is ${kindOf(input)}, not a list; write for example ${example}`,
  });
}

/** A field of the format that is not built yet. What is written as "not used" is let through. */
export function notYet(advice: string, isUnused: (value: unknown) => boolean = () => false) {
  return z
    .unknown()
    .optional()
    .superRefine((value, context) => {
      if (value === undefined || value === null || isUnused(value)) return;
      context.addIssue(`is not available yet; ${advice}`);
    });
}

/** What is wrong with a word that must be one of a few. */
export function aboutWord(
  input: unknown,
  known: readonly string[],
  later: readonly string[],
): string {
  const use = `use ${listed(known)}`;
  if (input === undefined) return `is missing; ${use}`;
  if (typeof input !== 'string') return `is ${kindOf(input)}; ${use}`;
  if (later.includes(input)) return `${input} is not available yet; ${use}`;
  const meant = nearestWord(input, [...known, ...later]);
  const isLater = meant !== null && later.includes(meant);
  const hint = meant
    ? `did you mean ${meant}?${isLater ? ` It is not available yet; ${use}` : ''}`
    : use;
  return `"${shortened(input)}" is not known; ${hint}`;
}

/** `a`, `a or b`, `a, b or c` */
export function listed(words: readonly string[]): string {
  return [words.slice(0, -1).join(', '), ...words.slice(-1)].filter((part) => part).join(' or ');
}

export function kindOf(input: unknown): string {
  if (input === null || input === undefined) return 'empty';
  if (Array.isArray(input)) return 'a list';
  switch (typeof input) {
    case 'number':
    case 'bigint':
      return 'a number';
    case 'boolean':
      return 'true or false';
    case 'string':
      return 'text';
    default:
      return 'a group of fields';
  }
}
