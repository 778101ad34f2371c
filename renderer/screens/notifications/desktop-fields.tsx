import { Button, Group, Radio, Select, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { NotificationSettingsView } from '../../../preload/contract/notification-views.ts';
import { useAct } from '../../lib/acts.ts';
import { Section } from '../../ui/section.tsx';

const digests = [
  { value: 'never', label: 'None' },
  { value: 'day', label: 'Every morning, of yesterday' },
  { value: 'week', label: 'On Monday morning, of last week' },
] as const;

/** Quiet hours, a summary, and how much of a report others may see on this screen. */
export function DesktopFields({ settings }: { readonly settings: NotificationSettingsView }) {
  const save = useAct('notifications.save', { showsFailure: true });
  const test = useAct('notifications.test');
  const [draft, setDraft] = useState(settings);
  const isDirty = JSON.stringify(draft) !== JSON.stringify(settings);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(draft);
  };
  return (
    <Section
      title="On this desktop"
      action={
        <Button
          variant="default"
          loading={test.isPending}
          onClick={() => test.mutate({ runId: null })}
        >
          Show a test
        </Button>
      }
    >
      <form onSubmit={submit}>
        <Stack gap="lg" maw="34rem">
          <Radio.Group
            label="A notification shows"
            value={draft.detail}
            onChange={(value) =>
              setDraft({ ...draft, detail: value === 'title' ? 'title' : 'headline' })
            }
          >
            <Stack mt="xs" gap="xs">
              <Radio value="headline" label="The report’s headline" />
              <Radio
                value="title"
                label="Only which report is ready, for screens that others see"
              />
            </Stack>
          </Radio.Group>
          <Group align="flex-start" grow>
            <TextInput
              label="Quiet from"
              placeholder="22:00"
              description="Nothing is shown until the quiet ends."
              value={draft.quietFrom}
              onChange={(event) => setDraft({ ...draft, quietFrom: event.currentTarget.value })}
              error={save.error?.message}
            />
            <TextInput
              label="Until"
              placeholder="07:00"
              description="Then one notification tells of all."
              value={draft.quietTo}
              onChange={(event) => setDraft({ ...draft, quietTo: event.currentTarget.value })}
            />
          </Group>
          <Select
            label="A summary"
            description="One notification: what was ready, sent, missed and failed."
            data={digests}
            value={draft.digest}
            onChange={(digest) => digest && setDraft({ ...draft, digest })}
            allowDeselect={false}
          />
          <Group>
            <Button type="submit" disabled={!isDirty} loading={save.isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
