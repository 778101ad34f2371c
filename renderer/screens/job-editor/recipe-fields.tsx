import { Button, Input, Select, Textarea } from '@mantine/core';
import { useId, useState } from 'react';
import type { FailureView } from '../../../preload/contract/failures.ts';
import type { RecipeName } from '../../../preload/contract/job-draft.ts';
import { AuditRules, rulePlaces } from './audit-rules.tsx';
import styles from './editor.module.css';
import { notShown, sentenceFor } from './field-sentences.ts';
import { OptionFields } from './option-fields.tsx';
import { type Options, optionsIn, optionText } from './option-text.ts';
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

interface RecipeOptionsProps extends RecipeProps {
  /** Columns of the first file, offered where a column is asked for. */
  readonly columns: readonly string[];
}

/** What the recipe asks besides its files: fields, or the text of a job file for what they do not show. */
export function RecipeOptions({ form: { draft, change }, failures, columns }: RecipeOptionsProps) {
  const { report } = draft;
  const id = useId();
  const [isText, setText] = useState(false);
  const asked = recipes.find(({ value }) => value === report.recipe)?.options;
  if (!asked) return null;
  const options = optionsIn(report.options);
  const hasFields = report.recipe === 'audit' || asked.fields !== undefined;
  const set = (text: string) => change({ report: { ...report, options: text } });
  const setOptions = (given: Options) => set(optionText(given));
  if (!hasFields || isText || options === null) {
    return (
      <div>
        <Textarea
          label={asked.label}
          description={asked.help}
          value={report.options}
          error={sentenceFor(failures, 'options')}
          onChange={(event) => set(event.currentTarget.value)}
          classNames={{ input: styles.mono ?? '' }}
          autosize
          minRows={2}
          maxRows={14}
          spellCheck={false}
        />
        {hasFields && options !== null && (
          <SwitchButton onClick={() => setText(false)}>Edit as fields</SwitchButton>
        )}
      </div>
    );
  }
  const shared = { options, columns, failures, onChange: setOptions };
  const places = asked.fields?.map(({ name }) => name) ?? rulePlaces(options);
  const error = sentenceFor(notShown(failures, places), 'options');
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles.label}>
        {asked.label}
      </h2>
      {report.recipe === 'audit' ? (
        <AuditRules
          {...shared}
          sources={[report.sourceId, ...report.others.map((other) => other.id)]}
        />
      ) : (
        <OptionFields {...shared} fields={asked.fields ?? []} />
      )}
      {error && <Input.Error mt={6}>{error}</Input.Error>}
      <SwitchButton onClick={() => setText(true)}>Edit as text</SwitchButton>
    </section>
  );
}

function SwitchButton({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <Button variant="subtle" size="compact-xs" mt={6} onClick={onClick}>
      {children}
    </Button>
  );
}
