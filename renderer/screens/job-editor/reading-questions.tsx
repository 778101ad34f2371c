import { Group, Radio } from '@mantine/core';
import type { DataPreviewView } from '../../../preload/contract/data-preview.ts';
import type { ReadingDraft } from '../../../preload/contract/job-draft.ts';
import styles from './data-preview.module.css';
import type { JobForm } from './use-job-form.ts';

interface ReadingQuestionsProps {
  readonly form: JobForm;
  readonly questions: DataPreviewView['questions'];
}

/** What could be read in two ways: the guess is chosen, and an answer stays with the job. */
export function ReadingQuestions({ form: { draft, change }, questions }: ReadingQuestionsProps) {
  const answer = (field: keyof ReadingDraft, value: string) =>
    change({ reading: { ...draft.reading, ...answered(field, value) } });
  return questions.map(({ field, question, choices }) => {
    const given = draft.reading[field];
    return (
      <Radio.Group
        key={field}
        label={question}
        value={given === null ? (choices[0]?.value ?? '') : String(given)}
        onChange={(value) => answer(field, value)}
        className={styles.question ?? ''}
      >
        <Group gap="md" mt={4}>
          {choices.map(({ value, label }) => (
            <Radio key={value} value={value} label={label} size="xs" />
          ))}
        </Group>
      </Radio.Group>
    );
  });
}

function answered(field: keyof ReadingDraft, value: string): Partial<ReadingDraft> {
  switch (field) {
    case 'headerRow':
      return { headerRow: Number(value) };
    case 'decimal':
      return { decimal: value === ',' ? ',' : '.' };
    case 'sheet':
      // Another sheet is another table: what was said about this one does not hold there.
      return { sheet: value, headerRow: null };
    case 'table':
      return { table: value };
    case 'dateFormat':
      return { dateFormat: value };
  }
}
