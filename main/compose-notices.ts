import type { Core } from './compose.ts';
import type { Front } from './compose-front.ts';
import type { Notifier } from './domain/ports.ts';
import type { Log } from './shell/log.ts';
import { staysNotice, unreadNotice } from './shell/notification-text.ts';

/** So many unread reports are looked at for the one notice at start. */
const unreadRead = 50;

/** What is said on the desktop without a run behind it. */
export function composeNotices({
  core: { store },
  front: { preferences },
  notifier,
  log,
}: {
  readonly core: Core;
  readonly front: Front;
  readonly notifier: Notifier;
  readonly log: Log;
}) {
  return {
    /** Once in the life of a home: that a closed window is not the end. */
    tellThatItStays(staysInList: boolean): void {
      if (preferences.read('told.stays') === true) return;
      void preferences.write('told.stays', true);
      notifier
        .show('stays', staysNotice(staysInList))
        .catch((cause) => log.warn('that Almanac stays could not be told', cause));
    },
    /** What an earlier process announced cannot be clicked any more, so it is announced once again. */
    announceUnread(): void {
      const unread = store.reports.list({ unread: true, limit: unreadRead });
      const notice = unreadNotice(
        unread.map((report) => ({
          ...report,
          jobName: store.jobs.get(report.jobId)?.name ?? report.jobId,
        })),
      );
      if (!notice) return;
      notifier.show('unread', notice).catch((cause) => log.warn('unread reports not shown', cause));
    },
  };
}
