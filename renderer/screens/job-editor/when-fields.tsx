import { Chip, Group, Input, Select, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import type { FailureView } from '../../../preload/contract/failures.ts';
import { ownZone } from '../../lib/time-text.ts';
import styles from './editor.module.css';
import { sentenceFor } from './field-sentences.ts';
import { periods, presetOf, presets, workdays } from './presets.ts';
import type { JobForm } from './use-job-form.ts';

interface WhenFieldsProps {
  readonly form: Pick<JobForm, 'draft' | 'change'>;
  readonly failures: readonly FailureView[];
}

const custom = 'custom';

/** Six habits and, for who needs it, the expression itself; then the zone and the period. */
export function WhenFields({ form: { draft, change }, failures }: WhenFieldsProps) {
  const id = useId();
  const [isCustom, setIsCustom] = useState(presetOf(draft.cron) === undefined);
  const choose = (value: string) => {
    const preset = presets.find(({ cron }) => cron === value);
    setIsCustom(!preset);
    if (preset) change({ cron: preset.cron, window: preset.window });
  };
  return (
    <>
      <section aria-labelledby={id}>
        <Input.Label component="h2" id={id} className={styles.label}>
          When
        </Input.Label>
        <Chip.Group
          value={isCustom ? custom : (presetOf(draft.cron)?.cron ?? custom)}
          onChange={choose}
        >
          <Group gap={6} mt={4} role="radiogroup" aria-labelledby={id}>
            {presets.map(({ name, cron }) => (
              <Chip key={cron} value={cron} variant="outline">
                {name}
              </Chip>
            ))}
            <Chip value={custom} variant="outline">
              Custom
            </Chip>
          </Group>
        </Chip.Group>
        {isCustom && (
          <TextInput
            mt="sm"
            label="Cron expression"
            description="Minute, hour, day of month, month, weekday"
            value={draft.cron}
            error={sentenceFor(failures, 'cron')}
            onChange={(event) => change({ cron: event.currentTarget.value })}
            classNames={{ input: styles.mono ?? '' }}
            spellCheck={false}
          />
        )}
        {!isCustom && sentenceFor(failures, 'cron') && (
          <Input.Error mt={6}>{sentenceFor(failures, 'cron')}</Input.Error>
        )}
      </section>
      <DayFields form={{ draft, change }} failures={failures} />
      <Select
        label="Time zone"
        data={zoneChoices(draft.timezone)}
        value={draft.timezone}
        error={sentenceFor(failures, 'timezone')}
        onChange={(timezone) => change({ timezone: timezone ?? 'system' })}
        allowDeselect={false}
        searchable
        limit={60}
        nothingFoundMessage="No such zone"
      />
      <Select
        label="Each report covers"
        data={periodChoices(draft.window)}
        value={draft.window}
        error={sentenceFor(failures, 'window')}
        onChange={(window) => change({ window: window ?? draft.window })}
        allowDeselect={false}
      />
    </>
  );
}

/** Ready by a time, and only on the nth working day: what a cron expression cannot say. */
function DayFields({ form: { draft, change }, failures }: WhenFieldsProps) {
  const { policies, cron } = draft;
  const { workday = '' } = policies;
  const isKnown = workdays.some(({ value }) => value === workday);
  const chooseDay = (value: string) => {
    const period = value.split(' of ')[1];
    const [minute, hour, ...days] = cron.trim().split(/\s+/);
    // Of the days that the expression names only that one counts, so it must name all.
    const everyDay = days.length === 3 ? `${minute} ${hour} * * *` : cron;
    change({
      policies: { ...policies, workday: value },
      ...(period === undefined ? {} : { cron: everyDay, window: period }),
    });
  };
  return (
    <Group gap="md" align="flex-start" grow>
      <TextInput
        label="Ready by"
        description="A time such as 09:00. It starts as early as the last ones took."
        placeholder="Not used"
        value={policies.readyBy}
        error={sentenceFor(failures, 'readyBy')}
        onChange={(event) =>
          change({ policies: { ...policies, readyBy: event.currentTarget.value } })
        }
      />
      <Select
        label="Only on a working day"
        description="Weekends and your country’s holidays do not count."
        data={isKnown ? workdays : [...workdays, { value: workday, label: workday }]}
        value={workday}
        error={sentenceFor(failures, 'workday')}
        onChange={(value) => value !== null && chooseDay(value)}
        allowDeselect={false}
      />
    </Group>
  );
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

function zoneChoices(current: string): Choice[] {
  const names = new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), current]);
  names.delete('system');
  const system = { value: 'system', label: `This laptop’s (${ownZone()})` };
  return [system, ...[...names].map((name) => ({ value: name, label: name }))];
}

/** A period that only a job file can give is kept as it is. */
function periodChoices(current: string): Choice[] {
  const isKnown = periods.some(({ value }) => value === current);
  return isKnown ? [...periods] : [...periods, { value: current, label: current }];
}
