import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Archive } from 'lucide-react';
import { useState } from 'react';
import type { BackupView, HomeView } from '../../../preload/contract/home-calls.ts';
import { useAct } from '../../lib/acts.ts';
import { ownZone } from '../../lib/time-text.ts';
import { bytesText } from '../../lib/words.ts';
import { AskFirst } from '../../ui/ask-first.tsx';
import { Row, Rows } from '../../ui/rows.tsx';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';

/** The copies of the database, and what to do with one. */
export function Backups({ view }: { readonly view: HomeView }) {
  const backUp = useAct('home.back-up');
  const [asking, setAsking] = useState<BackupView | null>(null);
  const { backups, failedBackup, restored } = view;
  const take = () =>
    backUp.mutate(null, {
      onSuccess: () => notifications.show({ message: 'The backup is made and checked' }),
    });
  return (
    <Section
      title="Backups"
      note="One a day, each checked. Jobs, history and settings are in it; reports and their data stay in their folders, passwords with your keyring."
      action={
        <Button size="compact-sm" variant="default" loading={backUp.isPending} onClick={take}>
          Back up now
        </Button>
      }
    >
      {failedBackup && (
        <Section title="The last backup failed" tone="bad" note={failedBackup.message}>
          <Text size="sm">
            Tried <TimeText atMs={failedBackup.atMs} zone={ownZone()} />; the backups below are
            whole.
          </Text>
        </Section>
      )}
      {restored && (
        <Text size="sm">
          What you see is the backup of <TimeText atMs={restored.takenAtMs} zone={ownZone()} />, put
          back <TimeText atMs={restored.atMs} zone={ownZone()} />. What had begun in between shows
          as missed (restored).
        </Text>
      )}
      {backups.length === 0 ? (
        <Text size="sm">The first backup is made as soon as no report is being made.</Text>
      ) : (
        <Rows label="Backups">
          {backups.map((backup) => (
            <Row
              key={backup.name}
              lead={<Archive size={16} aria-hidden />}
              title={<TimeText atMs={backup.takenAtMs} zone={ownZone()} />}
              side={bytesText(backup.bytes)}
              actions={
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`Restore the backup ${backup.name}`}
                  onClick={() => setAsking(backup)}
                >
                  Restore…
                </Button>
              }
            />
          ))}
        </Rows>
      )}
      <AskRestore backup={asking} onClose={() => setAsking(null)} />
    </Section>
  );
}

interface AskRestoreProps {
  readonly backup: BackupView | null;
  readonly onClose: () => void;
}

function AskRestore({ backup, onClose }: AskRestoreProps) {
  const restore = useAct('home.restore');
  return (
    <AskFirst
      title="Restore this backup?"
      isOpen={backup !== null}
      onClose={onClose}
      verb="Restore and restart"
      isPending={restore.isPending}
      onYes={() => backup && restore.mutate({ name: backup.name })}
    >
      {backup && (
        <Text size="sm">
          Almanac restarts with jobs, history and settings as they were{' '}
          <TimeText atMs={backup.takenAtMs} zone={ownZone()} />. The database of now is moved aside,
          not deleted. Nothing that has begun since runs again, and what may have been sent waits
          for your word.
        </Text>
      )}
    </AskFirst>
  );
}
