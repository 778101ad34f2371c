import { Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FailureView } from '../../../preload/contract/failures.ts';
import type { PoliciesDraft } from '../../../preload/contract/job-draft.ts';
import { RegionSelect } from '../../ui/region-select.tsx';
import styles from './editor.module.css';
import { type PolicyField, sentenceFor } from './field-sentences.ts';
import * as choices from './policy-choices.ts';
import type { JobForm } from './use-job-form.ts';

interface AdvancedProps {
  readonly form: JobForm;
  readonly failures: readonly FailureView[];
}

const fields: readonly PolicyField[] = [
  'region',
  'exclude',
  'onHoliday',
  'onTravel',
  'timeout',
  'attempts',
  'priority',
];

/** What most jobs leave as it is, folded away; open while something in it was refused. */
export function AdvancedFields({ form, failures }: AdvancedProps) {
  const [isOpen, setIsOpen] = useState(false);
  const hasProblem = fields.some((field) => sentenceFor(failures, field) !== undefined);
  return (
    <details
      className={styles.advanced}
      open={isOpen || hasProblem}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary className={styles.summary}>Advanced</summary>
      <Stack gap="lg" mt="md">
        <RegionSelect
          label="Numbers and dates as in"
          help="How the report writes them. Its words stay English."
          value={form.draft.region ?? null}
          error={sentenceFor(failures, 'region')}
          onChange={(region) => form.change({ region })}
          hasDefault
        />
        <DayFields form={form} failures={failures} />
        <FaultFields form={form} failures={failures} />
      </Stack>
    </details>
  );
}

/** On which days, and when of the day. */
function DayFields({ form: { draft, change }, failures }: AdvancedProps) {
  const { policies, timezone } = draft;
  const set = (part: Partial<PoliciesDraft>) => change({ policies: { ...policies, ...part } });
  return (
    <>
      <Select
        label="On public holidays"
        data={choices.holidayRules}
        value={policies.onHoliday}
        error={sentenceFor(failures, 'onHoliday')}
        onChange={(onHoliday) => onHoliday && set({ onHoliday })}
        allowDeselect={false}
      />
      <TextInput
        label="Excluded days"
        description="Dates without a report, with commas between them. The next report covers them too."
        placeholder="2026-12-24, 2026-12-31"
        value={policies.exclude}
        error={sentenceFor(failures, 'exclude')}
        onChange={(event) => set({ exclude: event.currentTarget.value })}
      />
      {timezone === 'system' && (
        <Select
          label="When the laptop travels"
          data={choices.travelRules}
          value={policies.onTravel}
          error={sentenceFor(failures, 'onTravel')}
          onChange={(onTravel) => onTravel && set({ onTravel })}
          allowDeselect={false}
        />
      )}
    </>
  );
}

/** What happens when something is in the way. */
function FaultFields({ form: { draft, change }, failures }: AdvancedProps) {
  const { policies } = draft;
  const set = (part: Partial<PoliciesDraft>) => change({ policies: { ...policies, ...part } });
  return (
    <>
      <Select
        label="If it was missed"
        description="While the laptop was asleep or Almanac was not running."
        data={choices.ifMissed}
        value={policies.catchUp}
        onChange={(catchUp) => catchUp && set({ catchUp })}
        allowDeselect={false}
      />
      <Select
        label="If the one before is still running"
        data={choices.ifRunning}
        value={policies.overlap}
        onChange={(overlap) => overlap && set({ overlap })}
        allowDeselect={false}
      />
      <Select
        label="Time limit"
        description="A run that takes longer is stopped."
        data={choices.numberChoices(choices.timeLimits, policies.timeoutMs, minutesText)}
        value={String(policies.timeoutMs)}
        error={sentenceFor(failures, 'timeout')}
        onChange={(value) => value && set({ timeoutMs: Number(value) })}
        allowDeselect={false}
      />
      <Select
        label="If it fails"
        description="Only what may work the next time is tried again, with longer and longer waits."
        data={choices.numberChoices(choices.attempts, policies.attempts, attemptsText)}
        value={String(policies.attempts)}
        error={sentenceFor(failures, 'attempts')}
        onChange={(value) => value && set({ attempts: Number(value) })}
        allowDeselect={false}
      />
      <Select
        label="When several jobs wait"
        data={choices.numberChoices(choices.priorities, policies.priority, priorityText)}
        value={String(policies.priority)}
        error={sentenceFor(failures, 'priority')}
        onChange={(value) => value && set({ priority: Number(value) })}
        allowDeselect={false}
      />
    </>
  );
}

function minutesText(ms: number): string {
  return ms % 60_000 === 0 ? `${ms / 60_000} minutes` : `${ms / 1000} seconds`;
}

function attemptsText(count: number): string {
  return `Try ${count - 1} times more`;
}

function priorityText(priority: number): string {
  return `Priority ${priority}`;
}
