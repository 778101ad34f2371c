import { Group, Select } from '@mantine/core';
import type { DataPreviewView } from '../../../preload/contract/data-preview.ts';
import styles from './data-preview.module.css';
import type { JobForm } from './use-job-form.ts';

interface ColumnChoicesProps {
  readonly form: JobForm;
  readonly view: DataPreviewView;
}

const countRows = 'Number of rows';

/** Which column is the amount and which the time: guessed, said, and changed here. */
export function ColumnChoices({ form: { draft, change }, view }: ColumnChoicesProps) {
  const { columns: chosen } = draft;
  const numbers = view.columns.filter(({ kind }) => kind === 'number').map(({ name }) => name);
  const times = view.columns
    .filter(({ kind }) => kind === 'date' || kind === 'time')
    .map(({ name }) => name);
  const measure = chosen.measure ?? view.measure;
  const time = chosen.time ?? view.time;
  return (
    <>
      <Group gap="md" align="flex-start" grow>
        <Select
          label={measure === null ? 'Which column is the amount?' : `Is “${measure}” the amount?`}
          description="What the report adds up."
          data={withChosen(numbers, measure)}
          value={measure}
          placeholder={countRows}
          onChange={(value) => change({ columns: { ...chosen, measure: value } })}
          allowDeselect={false}
          searchable={numbers.length > 12}
        />
        <Select
          label={time === null ? 'Which column is the date?' : `Is “${time}” the date?`}
          description="When each row happened."
          data={withChosen(times, time)}
          value={time}
          placeholder="No dates found"
          onChange={(value) => change({ columns: { ...chosen, time: value } })}
          allowDeselect={false}
          searchable={times.length > 12}
        />
      </Group>
      <div aria-live="polite">
        {view.headline && (
          <p className={styles.headline}>
            <span className={styles.kind}>A report made now would say</span>
            {view.headline}
          </p>
        )}
        {view.trouble && <p className={styles.trouble}>{view.trouble}</p>}
      </div>
    </>
  );
}

/** A column that the file has no more stays shown, so that the analyst sees what is wrong. */
function withChosen(names: readonly string[], chosen: string | null): string[] {
  return chosen === null || names.includes(chosen) ? [...names] : [...names, chosen];
}
