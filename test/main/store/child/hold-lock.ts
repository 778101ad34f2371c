import { takeOwnerLock } from '../../../../main/store/owner-lock.ts';

// Takes the lock, says so, and lives until it is killed.
const lock = takeOwnerLock(String(process.argv[2]));
process.stdout.write(lock ? 'held\n' : 'refused\n');
setInterval(() => lock, 1000);
