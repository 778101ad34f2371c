import { Button, Textarea } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import type { QuestionsView } from '../../../preload/contract/follow-up-calls.ts';
import styles from './questions.module.css';

interface AskFormProps {
  readonly model: NonNullable<QuestionsView['model']>;
  readonly isUnderWay: boolean;
  readonly failure: string | null;
  /** Calls back once the question is recorded. */
  readonly onAsk: (question: string, onDone: () => void) => void;
}

const seen = {
  schema: 'names of tables and columns, and no values',
  aggregates: 'totals and groups, and no single rows',
  rows: 'totals, groups and a few single rows',
} as const;

/** The next question: Enter asks, Shift with Enter begins a line. */
export function AskForm({ model, isUnderWay, failure, onAsk }: AskFormProps) {
  const [question, setQuestion] = useState('');
  const canAsk = question.trim() !== '' && !isUnderWay;
  const ask = () => {
    if (canAsk) onAsk(question, () => setQuestion(''));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    ask();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <Textarea
        label="Question"
        placeholder="Why did it fall?"
        autosize
        minRows={2}
        maxRows={6}
        maxLength={1000}
        value={question}
        error={failure}
        onChange={(event) => setQuestion(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div className={styles.formLine}>
        <p className={styles.hint}>
          {model.name} at {model.endpoint} gets the question and sees {seen[model.level]}. What was
          sent stands under <em>How it was made</em>.
        </p>
        <Button type="submit" className={styles.ask} disabled={!canAsk}>
          Ask
        </Button>
      </div>
    </form>
  );
}
