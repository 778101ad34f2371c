import { connect } from '../../../../main/store/connection.ts';
import { type Migration, migrate } from '../../../../main/store/migrate.ts';

// Migrates the database at argv[2] by the migrations in argv[3]; a statement may call die().
const steps: readonly Migration[] = JSON.parse(String(process.argv[3]));
const db = connect({
  file: String(process.argv[2]),
  durability: 'full',
  newestVersion: steps.length,
  heldData: false,
});
db.function('die', () => {
  process.kill(process.pid, 'SIGKILL');
  return null;
});
migrate(db, { steps });
