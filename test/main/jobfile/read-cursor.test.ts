import { expect, test } from 'vitest';
import { read, withField } from './cast/read-text.ts';

test.each([
  ['', undefined],
  [', cursor: arrival', { by: 'arrival', lookbackMs: null }],
  [', cursor: event', { by: 'event', lookbackMs: 3 * 86_400_000 }],
  [', lookback: 12h', { by: 'event', lookbackMs: 12 * 3_600_000 }],
])('a source with "%s" tells late rows so', (fields, cursor) => {
  const result = read(withField(`sources: [{ id: a, kind: csv, path: a${fields} }]`));
  expect(result.ok && result.jobs[0]?.sources[0]?.cursor).toEqual(cursor);
});
