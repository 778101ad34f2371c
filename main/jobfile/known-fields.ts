import * as z from 'zod';
import { variantOf } from './variants.ts';

/**
 * The field names that the schema knows at a path; none where there is no group of fields.
 * @param value what was parsed: its own words pick among variants
 */
export function knownFields(
  schema: z.core.$ZodType,
  path: readonly PropertyKey[],
  value: unknown,
): string[] {
  let at = settled(schema, value);
  let given = value;
  for (const step of path) {
    given = Reflect.get(Object(given), step);
    if (at instanceof z.ZodArray) at = settled(at.element, given);
    else if (at instanceof z.ZodObject) at = settled(at.shape[String(step)], given);
    else return [];
  }
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

/** Without what stands around a schema, and with its variant picked. */
function settled(schema: z.core.$ZodType | undefined, value: unknown): z.core.$ZodType | undefined {
  if (
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable
  ) {
    return settled(schema.unwrap(), value);
  }
  return schema instanceof z.ZodDiscriminatedUnion ? variantOf(schema, value) : schema;
}
