/** One column of a flattened object: its dotted name, and the JSON pointer (RFC 6901) to its value. */
export interface JsonColumn {
  readonly name: string;
  readonly pointer: string;
}

/** Objects deeper than this stay JSON text in one cell. */
const deepestFlattened = 5;

/** The fields of an object: objects again, values, or nothing but nulls so far. */
type Fields = Map<string, Fields | 'value' | 'nothing'>;

/**
 * The columns of rows of these structures: an object in a field becomes a column a field, named with
 * dots; lists, and what is an object only at times, stay JSON text.
 * @param structures as the engine tells them, such as `{"id":"UBIGINT","customer":{"name":"VARCHAR"}}`
 */
export function jsonColumns(structures: readonly string[]): readonly JsonColumn[] {
  const all: Fields = new Map();
  for (const structure of structures) merge(all, JSON.parse(structure), 1);
  return columnsOf(all, '', '');
}

// A map and entries, never a look-up by name: a field called `__proto__` is a field as any other.
function merge(into: Fields, structure: object, depth: number): void {
  for (const [key, inner] of Object.entries(structure) as [string, unknown][]) {
    const before = into.get(key) ?? 'nothing';
    if (inner === 'NULL') into.set(key, before);
    else if (!isObject(inner) || depth === deepestFlattened || before === 'value') {
      into.set(key, 'value');
    } else {
      const fields: Fields = before === 'nothing' ? new Map() : before;
      merge(fields, inner, depth + 1);
      into.set(key, fields);
    }
  }
}

function isObject(value: unknown): value is object {
  const isFields = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isFields && Object.keys(value).length > 0;
}

function columnsOf(fields: Fields, prefix: string, pointer: string): readonly JsonColumn[] {
  return [...fields].flatMap(([key, inner]) => {
    const name = prefix + key;
    const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return inner instanceof Map ? columnsOf(inner, `${name}.`, at) : [{ name, pointer: at }];
  });
}
