import type Database from 'better-sqlite3';

type Statement = Pick<Database.Statement<unknown[]>, 'run' | 'get' | 'all' | 'iterate'> & {
  pluck(): Statement;
};

/**
 * Has SQLite compile each statement of a connection when it is first used. The store has more than three
 * hundred, of which an idle app uses forty, and one that is compiled is held as long as the app runs.
 */
export function prepareLater(db: Database.Database): void {
  const prepare = db.prepare.bind(db);
  const later = (sql: string) => usedLater(() => prepare<unknown[]>(sql));
  db.prepare = later as unknown as Database.Database['prepare'];
}

function usedLater(compile: () => Database.Statement<unknown[]>): Statement {
  let compiled: Database.Statement<unknown[]> | null = null;
  const statement = () => {
    compiled ??= compile();
    return compiled;
  };
  return {
    run: (...given) => statement().run(...given),
    get: (...given) => statement().get(...given),
    all: (...given) => statement().all(...given),
    iterate: (...given) => statement().iterate(...given),
    pluck: () => usedLater(() => compile().pluck()),
  };
}
