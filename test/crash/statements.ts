import Database from 'better-sqlite3';

type Called = (this: unknown, ...args: unknown[]) => unknown;

/**
 * Calls back before and after each statement that any connection of this process executes, the
 * BEGIN and COMMIT of transactions included. @returns what stops it
 */
export function watchStatements(onBoundary: () => void): () => void {
  const db = new Database(':memory:');
  const statement = Object.getPrototypeOf(db.prepare('SELECT 1')) as Record<string, Called>;
  db.close();
  const stops = ['run', 'get', 'all'].map((name) => {
    const original = statement[name] as Called;
    statement[name] = function watched(this: unknown, ...args) {
      onBoundary();
      const result = original.apply(this, args);
      onBoundary();
      return result;
    };
    return () => {
      statement[name] = original;
    };
  });
  return () => {
    for (const stop of stops) stop();
  };
}
