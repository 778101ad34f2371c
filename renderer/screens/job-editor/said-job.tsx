import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { SaidByModelView, SaidJobView } from '../../../preload/contract/said-calls.ts';
import { useAct } from '../../lib/acts.ts';
import { useRead } from '../../lib/reads.ts';
import { fileName } from '../../lib/words.ts';
import styles from './editor.module.css';
import { tellMe } from './policy-choices.ts';
import { periods } from './presets.ts';
import { recipes } from './recipes.ts';
import { ReadBy, SaidBy } from './said-by.tsx';

/** A job in the analyst's own words; what was understood fills the form, the rest is said. */
export function SaidJob({
  columns,
  onSaid,
}: {
  /** Of the file that is chosen already. */
  readonly columns: readonly string[];
  readonly onSaid: (said: SaidJobView & SaidByModelView) => void;
}) {
  const [text, setText] = useState('');
  const [model, setModel] = useState<string | null>(null);
  const models = useRead('models.read', null).data?.models ?? [];
  const read = useAct('job.read-sentence');
  // Not a form of its own: Enter here must not save the job.
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') read.mutate({ text, model, columns }, { onSuccess: onSaid });
  };
  return (
    <form onSubmit={submit} className={styles.said} aria-label="In your own words">
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <TextInput
          label="Say it in your own words"
          placeholder="every weekday at 9 tell me what moved in sales.csv"
          flex={1}
          maxLength={400}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <ReadBy models={models} value={model} onChange={setModel} />
        <Button type="submit" variant="default" loading={read.isPending}>
          Fill in
        </Button>
      </Group>
      {model !== null && (
        <p className={styles.line}>
          Your sentence and the names of the file’s columns go to the model, nothing else.
        </p>
      )}
      <div aria-live="polite">
        {read.data && <SaidBy {...read.data} />}
        {read.data && <Understood said={read.data} />}
      </div>
    </form>
  );
}

function Understood({ said }: { readonly said: SaidJobView }) {
  const lines = understood(said);
  const { notUnderstood } = said;
  return (
    <div className={styles.understood}>
      {lines.length === 0 && notUnderstood.length === 0 && (
        <p className={styles.line}>Say when, and which file: “Mondays at 7, sales.csv”.</p>
      )}
      {lines.length > 0 && (
        <ul aria-label="Understood" className={styles.line}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {notUnderstood.length > 0 && (
        <p className={styles.line}>
          Not understood: {notUnderstood.map((phrase) => `“${phrase}”`).join(', ')}. Set that in the
          form below.
        </p>
      )}
    </div>
  );
}

function understood(said: SaidJobView): readonly string[] {
  const { scheduleText, window, timezone, recipe, policies, data, path, isAddress } = said;
  const { readyBy, workday, onHoliday, exclude, tell } = policies;
  const period = periods.find(({ value }) => value === window)?.label ?? window;
  return [
    ...(scheduleText === null ? [] : [`When: ${scheduleText}`]),
    ...(readyBy === undefined ? [] : [`Ready by ${readyBy}`]),
    ...(workday === undefined ? [] : [`On the working day: ${workday}`]),
    ...(timezone === null ? [] : [`Time zone: ${timezone}`]),
    ...(onHoliday === undefined ? [] : ['Not on public holidays']),
    ...(exclude === undefined ? [] : [`Not on ${exclude}`]),
    ...(period === null ? [] : [`Each report covers: ${period}`]),
    ...(recipe === null ? [] : [recipes.find(({ value }) => value === recipe)?.label ?? recipe]),
    ...(tell === undefined
      ? []
      : [`Tell me: ${tellMe.find(({ value }) => value === tell)?.label}`]),
    ...(path === null ? [] : [`Data: ${path}`]),
    ...(isAddress && data !== null ? [`Data: ${data}`] : []),
    ...(data !== null && path === null && !isAddress
      ? [`Data: ${fileName(data)}, which I did not find; choose it below`]
      : []),
  ];
}
