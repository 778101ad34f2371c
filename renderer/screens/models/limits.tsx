import { Button, Group, NumberInput, Stack, Switch, Text } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import type { ModelLimits, ModelsView } from '../../../preload/contract/model-calls.ts';
import { useAct } from '../../lib/acts.ts';
import { counted, dollars } from '../../lib/words.ts';
import { Section } from '../../ui/section.tsx';
import styles from './models.module.css';

/** What unattended runs may spend, what they have spent, and the switch that keeps all data here. */
export function Limits({ view: { limits, month } }: { readonly view: ModelsView }) {
  const noteId = useId();
  const [draft, setDraft] = useState<ModelLimits | null>(null);
  const save = useAct('models.save-limits', { showsFailure: true });
  const now = draft ?? limits;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(now, { onSuccess: () => setDraft(null) });
  };
  const field = (name: 'perRun' | 'perJobDay' | 'perMonth', label: string) => (
    <NumberInput
      label={label}
      prefix="$"
      min={0}
      decimalScale={4}
      value={now[name]}
      error={save.error?.failures.find((failure) => failure.field === name)?.message}
      onChange={(value) => setDraft({ ...now, [name]: Number(value) })}
    />
  );
  return (
    <Section
      title="Limits"
      note="Reserved before each question leaves. At a limit the built-in analyst writes the report, or there is none where the job says so; you are told once."
    >
      <Stack gap="md" maw="34rem">
        <form onSubmit={submit} noValidate aria-label="Limits">
          <Group grow align="end">
            {field('perRun', 'One report')}
            {field('perJobDay', 'One job a day')}
            {field('perMonth', 'All jobs a month')}
          </Group>
          {draft && (
            <Group mt="sm">
              <Button type="submit" size="compact-md" loading={save.isPending}>
                Save limits
              </Button>
              <Button size="compact-md" variant="default" onClick={() => setDraft(null)}>
                Cancel
              </Button>
            </Group>
          )}
        </form>
        <p className={styles.money}>
          {`Spent this month: ${dollars(month.spent)} of ${dollars(limits.perMonth)}.`}
          {month.jobs
            .slice(0, 5)
            .map(
              ({ name, spent, calls }) =>
                ` ${name}: ${dollars(spent)} for ${counted(calls, 'question')}.`,
            )}
        </p>
        <Stack gap={4}>
          <Switch
            label="Only models on this machine"
            aria-describedby={noteId}
            checked={limits.isLocalOnly}
            onChange={(event) =>
              save.mutate({ ...limits, isLocalOnly: event.currentTarget.checked })
            }
          />
          <Text id={noteId} size="sm" c="dimmed">
            Nothing is sent to a model elsewhere, whatever a job says.
          </Text>
        </Stack>
      </Stack>
    </Section>
  );
}
