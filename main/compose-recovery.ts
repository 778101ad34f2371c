import type { ComposedApp } from './compose-app.ts';
import type { Front } from './compose-front.ts';
import { asRunFailure, RunFailure } from './domain/failure.ts';
import { quitWithLastWindow, relaunch } from './shell/app-lifecycle.ts';
import type { Log } from './shell/log.ts';
import { listBackups } from './store/backups.ts';
import { pathsOf } from './store/home.ts';
import { machineClock } from './store/machine.ts';
import { askRestore, restoreAsked, startEmpty } from './store/restore-asked.ts';
import { checkBackup, type RestorePlace } from './store/restore-database.ts';

export interface RecoveryNeeds {
  readonly home: string;
  readonly nativeBinding: string | undefined;
  readonly front: Front;
  readonly quit: () => void;
  readonly log: Log;
}

/**
 * Puts back the backup that was asked for, if one was, and builds the app. With a damaged or lost
 * database there is none: its window then says so and offers the backups.
 * @throws RunFailure for everything else
 */
export async function composeOrRecover(
  compose: () => ComposedApp,
  needs: RecoveryNeeds,
): Promise<ComposedApp> {
  const { home, nativeBinding, log } = needs;
  const place: RestorePlace = { paths: pathsOf(home), nativeBinding };
  try {
    const restored = restoreAsked(place, machineClock.wallMs());
    if (restored !== null) log.info(restored);
  } catch (caught) {
    // It was read whole when it was asked for. The database of before is there and goes on.
    log.error('the backup could not be put back', caught);
  }
  try {
    return compose();
  } catch (caught) {
    const failure = asRunFailure(caught);
    if (failure.code !== 'store-damaged') throw caught;
    log.error('the database is damaged', caught);
    await openRecovery(failure, place, needs);
    return { joiners: [] };
  }
}

async function openRecovery(
  failure: RunFailure,
  place: RestorePlace,
  needs: RecoveryNeeds,
): Promise<void> {
  const { front, log, quit } = needs;
  const { openDoor } = await import('./ipc/door.ts');
  const again = () => relaunch(quit);
  openDoor(
    front.server,
    {
      'recovery.read': () => ({
        sentence: failure.message,
        home: place.paths.home,
        backups: listBackups(place.paths).map(({ name, file, takenAtMs, bytes }) => ({
          name,
          takenAtMs,
          bytes,
          isGood: isGood(file, place),
        })),
      }),
      'home.restore': ({ name }) => {
        askRestore(name, place);
        again();
        return null;
      },
      'recovery.start-empty': () => {
        startEmpty(place, machineClock.wallMs());
        again();
        return null;
      },
    },
    log,
    failure.record(),
  );
  quitWithLastWindow(quit);
  front.windows.openMain('/recovery');
}

function isGood(file: string, place: RestorePlace): boolean {
  try {
    checkBackup(file, place);
    return true;
  } catch (caught) {
    if (caught instanceof RunFailure) return false;
    throw caught;
  }
}
