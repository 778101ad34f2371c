/** The word that a person most likely meant, or null when none is near: at most a third of it is wrong. */
export function nearestWord(typed: string, known: readonly string[]): string | null {
  // Longer ones are no slip of the finger, and the distance costs length x length.
  if (typed.length > 40) return null;
  let nearest: string | null = null;
  let smallest = Number.POSITIVE_INFINITY;
  for (const word of known) {
    const distance = editDistance(typed.toLowerCase(), word.toLowerCase());
    if (distance < smallest && distance <= Math.max(1, Math.floor(word.length / 3))) {
      nearest = word;
      smallest = distance;
    }
  }
  return nearest;
}

/** Letters added, left out, changed, or two neighbours swapped (Damerau 1964, restricted). */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const changed = a[row - 1] === b[column - 1] ? 0 : 1;
      let best = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + changed,
      );
      if (a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        best = Math.min(best, at(beforeLast, column - 2) + 1);
      }
      current.push(best);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
