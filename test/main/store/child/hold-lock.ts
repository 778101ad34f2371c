import { takeOwnerLock } from '../../../../main/store/owner-lock.ts';

// Takes the lock, says so, and lives until it is killed or its parent is gone.
const lock = takeOwnerLock(String(process.argv[2]));
process.stdout.write(lock ? 'held\n' : 'refused\n');
process.stdin.on('end', () => lock?.release()).resume();
