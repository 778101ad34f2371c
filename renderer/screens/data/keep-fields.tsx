import { Button, Group, NumberInput, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import type { HomeView, KeepView } from '../../../preload/contract/home-calls.ts';
import { useAct } from '../../lib/acts.ts';
import { bytesText, counted } from '../../lib/words.ts';
import { AskFirst } from '../../ui/ask-first.tsx';
import { Section } from '../../ui/section.tsx';

/** How long things are kept, and what these limits delete. */
export function KeepFields({ view }: { readonly view: HomeView }) {
  const save = useAct('home.keep');
  const [draft, setDraft] = useState(view.keep);
  const isDirty = JSON.stringify(draft) !== JSON.stringify(view.keep);
  const set = (part: Partial<KeepView>) => setDraft({ ...draft, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(draft);
  };
  return (
    <Section
      title="How long it is kept"
      note="Reports and their numbers stay. Of the data they were made from, what you pinned, what was sent to somebody and the newest of each job stays, too."
    >
      <form onSubmit={submit}>
        <Stack gap="md" maw="34rem">
          <Group align="flex-start" grow>
            <NumberInput
              label="Data of reports, days"
              description="Empty: however old."
              min={1}
              max={36_500}
              allowDecimal={false}
              value={draft.snapshotDays ?? ''}
              onChange={(value) => set({ snapshotDays: numberOrNull(value) })}
            />
            <NumberInput
              label="And at most, GB"
              description="Empty: however much."
              min={0.1}
              max={100_000}
              decimalScale={1}
              value={draft.snapshotGb ?? ''}
              onChange={(value) => set({ snapshotGb: numberOrNull(value) })}
            />
          </Group>
          <Group align="flex-start" grow>
            <NumberInput
              label="History and its reports, days"
              description="Empty: for ever."
              min={1}
              max={36_500}
              allowDecimal={false}
              value={draft.historyDays ?? ''}
              onChange={(value) => set({ historyDays: numberOrNull(value) })}
            />
            <NumberInput
              label="Backups"
              description="The newest are kept."
              min={1}
              max={60}
              allowDecimal={false}
              value={draft.backups}
              onChange={(value) => set({ backups: numberOrNull(value) ?? 7 })}
            />
          </Group>
          <Group>
            <Button type="submit" disabled={!isDirty} loading={save.isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
      {!isDirty && <Expiring view={view} />}
    </Section>
  );
}

function Expiring({ view: { expiring } }: { readonly view: HomeView }) {
  const expire = useAct('home.expire');
  const [isAsking, setAsking] = useState(false);
  if (expiring.files === 0) {
    return (
      <Text size="sm" c="dimmed">
        Nothing lies outside these limits now.
      </Text>
    );
  }
  const what = `${counted(expiring.files, 'file')} of data, ${bytesText(expiring.bytes)}`;
  const remove = () =>
    expire.mutate(null, {
      onSuccess: ({ bytes }) => {
        setAsking(false);
        notifications.show({ message: `${bytesText(bytes)} freed` });
      },
    });
  return (
    <Group>
      <Text size="sm">{what} lie outside these limits and are deleted within a day.</Text>
      <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
        Delete now…
      </Button>
      <AskFirst
        title="Delete this data now?"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        verb="Delete"
        isDangerous
        isPending={expire.isPending}
        onYes={remove}
      >
        <Text size="sm">
          {what}. The reports made from it stay, with their numbers and the rows behind them, but
          they can no longer be made again as they were.
        </Text>
      </AskFirst>
    </Group>
  );
}

function numberOrNull(value: number | string): number | null {
  const number = typeof value === 'number' ? value : Number.parseFloat(value);
  return Number.isFinite(number) ? number : null;
}
