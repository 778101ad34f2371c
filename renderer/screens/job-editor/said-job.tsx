import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { SaidJobView } from '../../../preload/contract/said-calls.ts';
import { useAct } from '../../lib/acts.ts';
import { fileName } from '../../lib/words.ts';
import styles from './editor.module.css';
import { tellMe } from './policy-choices.ts';
import { periods } from './presets.ts';
import { recipes } from './recipes.ts';

/** A job in the analyst's own words; what was understood fills the form, the rest is said. */
export function SaidJob({ onSaid }: { readonly onSaid: (said: SaidJobView) => void }) {
  const [text, setText] = useState('');
  const read = useAct('job.read-sentence');
  // Not a form of its own: Enter here must not save the job.
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') read.mutate({ text }, { onSuccess: onSaid });
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
        <Button type="submit" variant="default" loading={read.isPending}>
          Fill in
        </Button>
      </Group>
      <div aria-live="polite">{read.data && <Understood said={read.data} />}</div>
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
