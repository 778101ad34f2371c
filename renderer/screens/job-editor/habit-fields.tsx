import { Chip, Group, Input, NumberInput, Select, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import {
  asKind,
  type Habit,
  type HabitKind,
  hourSteps,
  minuteSteps,
  monthDays,
  type WeekdayName,
  weekdayNames,
} from './habit.ts';

const kinds: readonly { readonly value: HabitKind; readonly label: string }[] = [
  { value: 'minutes', label: 'Every few minutes' },
  { value: 'hours', label: 'Every few hours' },
  { value: 'day', label: 'Every day' },
  { value: 'weekdays', label: 'Weekdays' },
  { value: 'week', label: 'Every week' },
  { value: 'month', label: 'Every month' },
];

interface HabitFieldsProps<H extends Habit = Habit> {
  readonly habit: H;
  readonly onChange: (habit: Habit) => void;
}

/** How often and when, in fields: whoever has never seen a cron expression needs none. */
export function HabitFields({ habit, onChange }: HabitFieldsProps) {
  return (
    <Group gap="md" align="flex-end" mt="sm">
      <Select
        label="How often"
        data={kinds}
        value={habit.kind}
        onChange={(kind) => kind && onChange(asKind(kind, habit))}
        allowDeselect={false}
        w="12rem"
      />
      {habit.kind === 'minutes' && <Steps habit={habit} onChange={onChange} />}
      {habit.kind === 'hours' && <Hours habit={habit} onChange={onChange} />}
      {habit.kind === 'week' && <Weekdays habit={habit} onChange={onChange} />}
      {habit.kind === 'month' && (
        <Select
          label="On day"
          data={monthDays.map((day) => ({ value: day, label: day === 'L' ? 'The last' : day }))}
          value={habit.day}
          onChange={(day) => day && onChange({ ...habit, day })}
          allowDeselect={false}
          w="7rem"
        />
      )}
      {'at' in habit && (
        <TimeInput key={habit.kind} at={habit.at} onChange={(at) => onChange({ ...habit, at })} />
      )}
    </Group>
  );
}

const timePattern = /^\s*([01]?\d|2[0-3])[:.]([0-5]\d)\s*$/;

interface TimeInputProps {
  readonly at: string;
  readonly onChange: (at: string) => void;
}

/** Not the system's field for times, which would write 6 PM where everything else here says 18:00. */
function TimeInput({ at, onChange }: TimeInputProps) {
  const [text, setText] = useState(at);
  const type = (typed: string) => {
    setText(typed);
    const [, typedHour, typedMinute] = timePattern.exec(typed) ?? [];
    // Half a time is none yet.
    if (typedHour && typedMinute) onChange(`${typedHour.padStart(2, '0')}:${typedMinute}`);
  };
  return (
    <TextInput
      label="At"
      placeholder="09:00"
      value={text}
      error={timePattern.test(text) ? undefined : 'Write it as 09:00.'}
      onChange={(event) => type(event.currentTarget.value)}
      w="8rem"
    />
  );
}

function Steps({ habit, onChange }: HabitFieldsProps<Habit & { readonly kind: 'minutes' }>) {
  return (
    <Select
      label="Minutes apart"
      data={minuteSteps}
      value={String(habit.every)}
      onChange={(every) => every && onChange({ ...habit, every: Number(every) })}
      allowDeselect={false}
      w="8rem"
    />
  );
}

function Hours({ habit, onChange }: HabitFieldsProps<Habit & { readonly kind: 'hours' }>) {
  return (
    <>
      <Select
        label="Hours apart"
        data={hourSteps}
        value={String(habit.every)}
        onChange={(every) => every && onChange({ ...habit, every: Number(every) })}
        allowDeselect={false}
        w="8rem"
      />
      <NumberInput
        label="Minutes past the hour"
        min={0}
        max={59}
        allowDecimal={false}
        value={habit.minute}
        onChange={(minute) => onChange({ ...habit, minute: Number(minute) || 0 })}
        w="11rem"
      />
    </>
  );
}

const shortNames: Readonly<Record<WeekdayName, string>> = {
  MON: 'Mon',
  TUE: 'Tue',
  WED: 'Wed',
  THU: 'Thu',
  FRI: 'Fri',
  SAT: 'Sat',
  SUN: 'Sun',
};

function Weekdays({ habit, onChange }: HabitFieldsProps<Habit & { readonly kind: 'week' }>) {
  const id = useId();
  const set = (chosen: readonly string[]) => {
    const days = weekdayNames.filter((day) => chosen.includes(day));
    // A week without a day would never be due.
    if (days.length > 0) onChange({ ...habit, days });
  };
  return (
    <div>
      <Input.Label component="div" id={id} mb={4}>
        On
      </Input.Label>
      <Chip.Group multiple value={[...habit.days]} onChange={set}>
        <Group gap={6} role="group" aria-labelledby={id}>
          {weekdayNames.map((day) => (
            <Chip key={day} value={day} variant="outline" size="xs">
              {shortNames[day]}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </div>
  );
}
