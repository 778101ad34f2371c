import { Button, Text } from '@mantine/core';
import type { HomeView } from '../../../preload/contract/home-calls.ts';
import { useAct } from '../../lib/acts.ts';
import { useRead } from '../../lib/reads.ts';
import { bytesText, counted } from '../../lib/words.ts';
import { Answered } from '../../ui/answered.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { Backups } from './backups.tsx';
import { ExportAll } from './export-all.tsx';
import { ForgetJob } from './forget-job.tsx';
import { KeepFields } from './keep-fields.tsx';

/** What is kept, for how long, and how it is backed up and taken along. */
export function DataScreen() {
  const home = useRead('home.read', null);
  return (
    <Page title="Data" lead="Everything lies on this laptop, in one folder.">
      <Answered read={home} what="your data">
        {(view) => (
          <>
            <Sizes view={view} />
            <Backups view={view} />
            <KeepFields key={JSON.stringify(view.keep)} view={view} />
            <ForgetJob />
            <ExportAll exporting={view.exporting} />
          </>
        )}
      </Answered>
    </Page>
  );
}

function Sizes({ view }: { readonly view: HomeView }) {
  const { sizes, freeBytes } = view;
  const show = useAct('home.show');
  const items = [
    { name: 'Jobs and history', value: bytesText(sizes.database.bytes) },
    {
      name: 'Reports',
      value: `${bytesText(sizes.reports.bytes)} · ${counted(sizes.reports.files, 'report')}`,
    },
    { name: 'Data the reports were made from', value: bytesText(sizes.snapshots.bytes) },
    { name: 'Backups', value: bytesText(sizes.backups.bytes) },
    ...(sizes.quarantine.files > 0
      ? [{ name: 'Databases set aside', value: bytesText(sizes.quarantine.bytes) }]
      : []),
    { name: 'Log', value: bytesText(sizes.logs.bytes) },
    { name: 'Free on this disk', value: freeBytes === null ? 'Not known' : bytesText(freeBytes) },
  ];
  return (
    <Section
      title="On this disk"
      action={
        <Button size="compact-sm" variant="default" onClick={() => show.mutate({ what: 'home' })}>
          Show the folder
        </Button>
      }
    >
      <Text size="sm" c="dimmed">
        <code>{view.home}</code>
      </Text>
      <Facts items={items} />
    </Section>
  );
}
