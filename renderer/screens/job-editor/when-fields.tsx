import { Chip, Group, Input, Select, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import type { FailureView } from '../../../preload/contract/failures.ts';
import { ownZone } from '../../lib/time-text.ts';
import styles from './editor.module.css';
import { sentenceFor } from './field-sentences.ts';
import { periods, presetOf, presets } from './presets.ts';
import type { JobForm } from './use-job-form.ts';

interface WhenFieldsProps {
  readonly form: JobForm;
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
