import { Select, Textarea } from '@mantine/core';
import type { FailureView } from '../../../preload/contract/failures.ts';
import type { RecipeName } from '../../../preload/contract/job-draft.ts';
import styles from './editor.module.css';
import { sentenceFor } from './field-sentences.ts';
import { recipes, reportAs } from './recipes.ts';
import type { JobForm } from './use-job-form.ts';

interface RecipeProps {
  readonly form: JobForm;
  readonly failures: readonly FailureView[];
}

/** Which kind of report the job makes. */
export function RecipeSelect({ form: { draft, change } }: Pick<RecipeProps, 'form'>) {
  const { report } = draft;
  const choose = (recipe: RecipeName | null) =>
    recipe && recipe !== report.recipe && change({ report: reportAs(recipe, report) });
  return (
    <Select
      label="Kind of report"
      data={recipes.map(({ value, label }) => ({ value, label }))}
      value={report.recipe}
      onChange={choose}
      allowDeselect={false}
    />
  );
}

/** What the recipe asks besides its files, as a job file writes it. */
export function RecipeOptions({ form: { draft, change }, failures }: RecipeProps) {
  const { report } = draft;
  const options = recipes.find(({ value }) => value === report.recipe)?.options;
  if (!options) return null;
  return (
    <Textarea
      label={options.label}
      description={options.help}
      value={report.options}
      error={sentenceFor(failures, 'options')}
      onChange={(event) => change({ report: { ...report, options: event.currentTarget.value } })}
      classNames={{ input: styles.mono ?? '' }}
      autosize
      minRows={2}
      maxRows={14}
      spellCheck={false}
    />
  );
}
