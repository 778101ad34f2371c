// check-integrity.mjs FILE INTEGRITY: ends as set-up ends when it has downloaded FILE.
import { checkIntegrity } from '../../../../scripts/packaged-electron.mjs';

const [file, integrity] = process.argv.slice(2);

try {
  await checkIntegrity(file, integrity);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
