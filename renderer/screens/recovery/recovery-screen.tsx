import { Button, Group, Text } from '@mantine/core';
import { Archive } from 'lucide-react';
import { useState } from 'react';
import type { RecoveryView } from '../../../preload/contract/home-calls.ts';
import { useAct } from '../../lib/acts.ts';
import { useRead } from '../../lib/reads.ts';
import { ownZone } from '../../lib/time-text.ts';
import { bytesText } from '../../lib/words.ts';
import { Answered } from '../../ui/answered.tsx';
import { AskFirst } from '../../ui/ask-first.tsx';
import { Page } from '../../ui/page.tsx';
import { Row, Rows } from '../../ui/rows.tsx';
import { Section } from '../../ui/section.tsx';
import { BareFrame } from '../../ui/shell.tsx';
import { TimeText } from '../../ui/time-text.tsx';

/** Stands in the place of everything else while the database is damaged or lost. */
export function RecoveryScreen() {
  const recovery = useRead('recovery.read', null);
  return (
    <BareFrame>
      <Page title="Almanac cannot open its database" lead="Nothing runs until this is settled.">
        <Answered read={recovery} what="the backups">
          {(view) => view && <Offer view={view} />}
        </Answered>
      </Page>
    </BareFrame>
  );
}

function Offer({ view }: { readonly view: RecoveryView }) {
  const restore = useAct('home.restore');
  const newestGood = view.backups.find(({ isGood }) => isGood);
  return (
    <>
      <Section title="What happened" tone="bad" note={view.sentence}>
        <Text size="sm">
          Your reports and their data are in their folders, untouched. Whatever you choose, the
          database is moved aside and not deleted.
        </Text>
      </Section>
      {view.backups.length > 0 ? (
        <Section
          title="Put a backup back"
          note="Nothing that has begun since the backup runs again: it shows as missed (restored)."
        >
          <Rows label="Backups">
            {view.backups.map((backup) => (
              <Row
                key={backup.name}
                lead={<Archive size={16} aria-hidden />}
                title={<TimeText atMs={backup.takenAtMs} zone={ownZone()} />}
                detail={backup.isGood ? 'Checked, whole' : 'Damaged'}
                side={bytesText(backup.bytes)}
                actions={
                  backup.isGood && (
                    <Button
                      size="compact-sm"
                      variant={backup === newestGood ? 'filled' : 'default'}
                      aria-label={`Restore the backup ${backup.name}`}
                      loading={restore.isPending && restore.variables.name === backup.name}
                      onClick={() => restore.mutate({ name: backup.name })}
                    >
                      Restore
                    </Button>
                  )
                }
              />
            ))}
          </Rows>
        </Section>
      ) : (
        <Text size="sm">
          There is no backup in <code>{view.home}</code>. If you have a copy elsewhere, quit and put
          it back with <code>almanac restore FILE</code>.
        </Text>
      )}
      <StartEmpty />
    </>
  );
}

function StartEmpty() {
  const start = useAct('recovery.start-empty');
  const [isAsking, setAsking] = useState(false);
  return (
    <Group>
      <Button variant="default" onClick={() => setAsking(true)}>
        Start with nothing…
      </Button>
      <AskFirst
        title="Start without your jobs?"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        verb="Start with nothing"
        isDangerous
        isPending={start.isPending}
        onYes={() => start.mutate(null)}
      >
        <Text size="sm">
          Almanac restarts without jobs and history. The database of now is moved aside, and the
          reports stay in their folder.
        </Text>
      </AskFirst>
    </Group>
  );
}
