import { parse, stringify } from 'yaml';

/** A recipe's options as fields edit them; what is left out is the recipe's choice. */
export type Options = Readonly<Record<string, unknown>>;

/** The options of a job file's text; null where the text is none that fields could show. */
export function optionsIn(text: string): Options | null {
  try {
    const value: unknown = text.trim() === '' ? {} : parse(text);
    const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isGroup ? { ...value } : null;
  } catch {
    return null;
  }
}

/** The text that a job file would hold; empty when the recipe chooses everything. */
export function optionText(options: Options): string {
  const given = Object.entries(options).filter(([, value]) => !isEmpty(value));
  return given.length === 0 ? '' : stringify(Object.fromEntries(given), { lineWidth: 100 });
}

export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(textOf) : [];
}

function isEmpty(value: unknown): boolean {
  return (
    value === '' ||
    value === null ||
    value === undefined ||
    (Array.isArray(value) && value.length === 0)
  );
}
