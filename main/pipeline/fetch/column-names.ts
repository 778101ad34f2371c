/** The view's own column with the number of the data row; no source column may take it. */
export const rowColumn = '_row';

const longestName = 120;

/** What a column is called that keeps the text of cells which could not be read as the column's type. */
export function unreadableColumn(name: string): string {
  return `${name} (unreadable)`;
}

/** Whether the column was added by us. */
export function isUnreadableColumn(name: string): boolean {
  return name.endsWith(' (unreadable)');
}

/**
 * Makes names that differ: an empty one becomes `column 3`, a repeated one `net (2)`. Case does not
 * tell columns apart in SQL, so it does not here.
 */
export function columnNames(header: readonly string[]): readonly string[] {
  const taken = new Set([rowColumn]);
  return header.map((cell, at) => {
    const plain = cell
      .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
      .trim()
      .slice(0, longestName);
    const base = plain === '' ? `column ${at + 1}` : plain;
    const clashes = (name: string) =>
      taken.has(name.toLowerCase()) || isUnreadableColumn(name.toLowerCase());
    let name = base;
    for (let n = 2; clashes(name); n++) name = `${base} (${n})`;
    taken.add(name.toLowerCase());
    return name;
  });
}
