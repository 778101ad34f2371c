import { Select } from '@mantine/core';
import type { ModelsView } from '../../../preload/contract/model-calls.ts';
import type { SaidByModelView } from '../../../preload/contract/said-calls.ts';
import styles from './editor.module.css';

const rules = '';

/** Who reads the sentence; there only where a model is set up. */
export function ReadBy({
  models,
  value,
  onChange,
}: {
  readonly models: ModelsView['models'];
  readonly value: string | null;
  readonly onChange: (model: string | null) => void;
}) {
  if (models.length === 0) return null;
  return (
    <Select
      label="Read by"
      data={[
        { value: rules, label: 'Almanac, on this machine' },
        ...models.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={value ?? rules}
      onChange={(model) => onChange(model === rules ? null : model)}
      allowDeselect={false}
    />
  );
}

/** What a model was sent and what it cost, or why it was not asked. */
export function SaidBy({ by, fellBack }: Pick<SaidByModelView, 'by' | 'fellBack'>) {
  if (fellBack !== null)
    return <p className={styles.line}>{fellBack} Almanac read the sentence by itself.</p>;
  if (by === null) return null;
  const { name, tokens, cost, sent } = by;
  return (
    <details className={styles.line}>
      <summary>
        Read by {name}: {tokens.toLocaleString('en-US')} tokens, $
        {cost.toFixed(cost < 0.01 ? 4 : 2)}. What was sent
      </summary>
      <pre className={styles.sent}>{sent}</pre>
    </details>
  );
}
