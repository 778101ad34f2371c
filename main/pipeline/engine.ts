import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

/** Memory that the engine may use; what does not fit is spilled into the run's own folder. */
const memoryLimit = '1GB';

/**
 * Opens a DuckDB of our own for one piece of work and closes it afterwards.
 *
 * One thread: the order of rows and the sum of doubles then never depend on the machine. The zone is
 * UTC, and nothing is ever downloaded.
 * @param spillDir where it may spill, or null when it must not touch the disk
 */
export async function withDuckDB<Result>(
  spillDir: string | null,
  work: (connection: DuckDBConnection) => Promise<Result>,
): Promise<Result> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '1',
    memory_limit: memoryLimit,
    preserve_insertion_order: 'true',
    temp_directory: spillDir ?? '',
    autoload_known_extensions: 'false',
    autoinstall_known_extensions: 'false',
    allow_community_extensions: 'false',
  });
  try {
    const connection = await instance.connect();
    try {
      await connection.run("SET TimeZone = 'UTC'");
      return await work(connection);
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}
