import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { JobVersionView } from '../../../preload/contract/job-tool-calls.ts';
import { useAct } from '../../lib/acts.ts';
import { useRead } from '../../lib/reads.ts';
import { ownZone } from '../../lib/time-text.ts';
import { Answered } from '../../ui/answered.tsx';
import { BackLink } from '../../ui/back-link.tsx';
import { Page } from '../../ui/page.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import styles from './jobs.module.css';

/** Every state that a job was saved in, what each changed, and the way back. */
export function VersionsScreen({ jobId }: { readonly jobId: string }) {
  const names = useRead('jobs.names', null);
  const versions = useRead('job.versions', { jobId });
  const name = names.data?.find(({ id }) => id === jobId)?.name ?? jobId;
  return (
    <Page
      title={`Versions of “${name}”`}
      lead="Each report keeps the version that it was made by."
      trail={<BackLink to="/settings/jobs">Jobs</BackLink>}
    >
      <Answered read={versions} what="the versions of this job">
        {(items) => (
          <ol className={styles.cards} aria-label="Versions">
            {items.map((version, at) => (
              <Version
                key={version.revision}
                jobId={jobId}
                version={version}
                isNow={at === 0}
                isFirst={version.revision === 1}
              />
            ))}
          </ol>
        )}
      </Answered>
    </Page>
  );
}

interface VersionProps {
  readonly jobId: string;
  readonly version: JobVersionView;
  readonly isNow: boolean;
  readonly isFirst: boolean;
}

function Version({ jobId, version, isNow, isFirst }: VersionProps) {
  const restore = useAct('job.restore-version');
  const { revision, savedAtMs, changes } = version;
  const goBack = () =>
    restore.mutate(
      { jobId, revision },
      {
        onSuccess: () =>
          notifications.show({ message: `The job is as it was in version ${revision} again` }),
      },
    );
  return (
    <li className={styles.card}>
      <div className={styles.top}>
        <h2 className={styles.name}>
          Version {revision}
          {isNow && ', in use'}
        </h2>
        <TimeText atMs={savedAtMs} zone={ownZone()} />
      </div>
      {changes.length === 0 && (
        <p className={styles.schedule}>{isFirst ? 'As it was added' : 'Nothing else changed'}</p>
      )}
      {changes.length > 0 && (
        <dl className={styles.changes}>
          {changes.map(({ field, before, after }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two entries of one list have one name
            <div key={at}>
              <dt>{field}</dt>
              <dd>
                <s>{before ?? 'nothing'}</s> → {after ?? 'nothing'}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {!isNow && (
        <div className={styles.actions}>
          <Button
            size="compact-sm"
            variant="default"
            loading={restore.isPending}
            onClick={goBack}
            aria-label={`Go back to version ${revision}`}
          >
            Go back to this version
          </Button>
        </div>
      )}
    </li>
  );
}
