import { Chip, Group, Input, Select, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import type { FailureView } from '../../../preload/contract/failures.ts';
import { ownZone } from '../../lib/time-text.ts';
import styles from './editor.module.css';
import { sentenceFor } from './field-sentences.ts';
import { cronOf, type Habit, habitOf, windowOf } from './habit.ts';
import { HabitFields } from './habit-fields.tsx';
import { periods, presetOf, presets, workdays } from './presets.ts';
import type { JobForm } from './use-job-form.ts';

interface WhenFieldsProps {
  readonly form: Pick<JobForm, 'draft' | 'change'>;
  readonly failures: readonly FailureView[];
}

/** Besides the presets: a habit in fields, and the expression itself for who knows cron. */
type Way = 'preset' | 'habit' | 'cron';

function wayOf(cron: string): Way {
  if (presetOf(cron)) return 'preset';
  return habitOf(cron) ? 'habit' : 'cron';
}

/** What fields begin with where the expression says more than they can. */
const everyMorning: Habit = { kind: 'day', at: '09:00' };

/** Some habits at once, any other in fields or as an expression; then the zone and the period. */
export function WhenFields({ form: { draft, change }, failures }: WhenFieldsProps) {
  const id = useId();
  const [way, setWay] = useState(() => wayOf(draft.cron));
  const habit = habitOf(draft.cron) ?? everyMorning;
  const setHabit = (next: Habit) => {
    const isOther = next.kind !== habit.kind;
    change({ cron: cronOf(next), ...(isOther ? { window: windowOf(next) } : {}) });
  };
  const choose = (value: string) => {
    const preset = presets.find(({ cron }) => cron === value);
    setWay(preset ? 'preset' : value === 'cron' ? 'cron' : 'habit');
    if (preset) change({ cron: preset.cron, window: preset.window });
    else if (value === 'habit' && !habitOf(draft.cron)) change({ cron: cronOf(everyMorning) });
  };
  const error = sentenceFor(failures, 'cron');
  return (
    <>
      <section aria-labelledby={id}>
        <Input.Label component="h2" id={id} className={styles.label}>
          When
        </Input.Label>
        <Chip.Group
          value={way === 'preset' ? (presetOf(draft.cron)?.cron ?? null) : way}
          onChange={choose}
        >
          <Group gap={6} mt={4} role="radiogroup" aria-labelledby={id}>
            {presets.map(({ name, cron }) => (
              <Chip key={cron} value={cron} variant="outline">
                {name}
              </Chip>
            ))}
            <Chip value="habit" variant="outline">
              Another time
            </Chip>
            <Chip value="cron" variant="outline">
              Cron
            </Chip>
          </Group>
        </Chip.Group>
        {way === 'habit' && <HabitFields habit={habit} onChange={setHabit} />}
        {way === 'cron' && (
          <TextInput
            mt="sm"
            label="Cron expression"
            description="Minute, hour, day of month, month, weekday"
            value={draft.cron}
            error={error}
            onChange={(event) => change({ cron: event.currentTarget.value })}
            classNames={{ input: styles.mono ?? '' }}
            spellCheck={false}
          />
        )}
        {way !== 'cron' && error && <Input.Error mt={6}>{error}</Input.Error>}
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
        description="A time such as 09:00. It starts early enough."
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
  const names = new Set([current, 'UTC', ...Intl.supportedValuesOf('timeZone')]);
  names.delete('system');
  const system = { value: 'system', label: `This laptop’s (${ownZone()})` };
  return [system, ...[...names].map((name) => ({ value: name, label: name }))];
}

/** A period that only a job file can give is kept as it is. */
function periodChoices(current: string): Choice[] {
  const isKnown = periods.some(({ value }) => value === current);
  return isKnown ? [...periods] : [...periods, { value: current, label: current }];
}
