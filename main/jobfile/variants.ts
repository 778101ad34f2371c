import * as z from 'zod';
import { aboutWord, kindOf } from './fields.ts';

/**
 * Groups of fields that one word tells apart: a source's `kind`, an analysis's `recipe`. Each word
 * brings fields of its own.
 * @param later words of the format that are not built yet: refused by name
 */
export function variants<
  const Word extends string,
  const Groups extends readonly [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]],
>(word: Word, groups: Groups, later: readonly string[], example: string) {
  return z.discriminatedUnion(word, groups, {
    error: ({ code, input }) => {
      if (code === 'invalid_union') {
        const known = groups.flatMap((group) => wordsOf(group, word));
        return aboutWord(Reflect.get(Object(input), word), known, later);
      }
      if (input === undefined) return `is missing; write for example ${example}`;
      return `is ${kindOf(input)}; write for example ${example}`;
    },
  });
}

/** The group that a value's own word picks, or undefined. */
export function variantOf(
  union: z.ZodDiscriminatedUnion,
  value: unknown,
): z.core.$ZodType | undefined {
  const { discriminator } = union.def;
  const word: unknown = Reflect.get(Object(value), discriminator);
  return union.options.find((group) => wordsOf(group, discriminator).some((own) => own === word));
}

function wordsOf(
  group: { readonly _zod: { readonly propValues?: z.core.util.PropValues | undefined } },
  word: string,
): readonly string[] {
  const words = group._zod.propValues?.[word] ?? new Set();
  return [...words].filter((one) => typeof one === 'string');
}
