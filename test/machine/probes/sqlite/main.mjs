import Database from 'better-sqlite3';

/** Writes one row durably and reads it back through a second connection. */
globalThis.writeAndRead = (file) => {
  const nativeBinding = process.env.ALMANAC_SQLITE_BINDING;
  const options = nativeBinding ? { nativeBinding } : {};
  const writer = new Database(file, options);
  writer.pragma('journal_mode = WAL');
  writer.pragma('synchronous = FULL');
  writer.exec('CREATE TABLE slot (due_at_ms INTEGER PRIMARY KEY) STRICT');
  writer.prepare('INSERT INTO slot VALUES (?)').run(1_772_521_200_000);
  const reader = new Database(file, { ...options, readonly: true });
  return {
    journal: writer.pragma('journal_mode', { simple: true }),
    synchronous: writer.pragma('synchronous', { simple: true }),
    rows: reader.prepare('SELECT due_at_ms FROM slot').all(),
  };
};
