import { Autocomplete, NumberInput, SimpleGrid, TagsInput, TextInput } from '@mantine/core';
import type { FailureView } from '../../../preload/contract/failures.ts';
import { optionSentence } from './field-sentences.ts';
import { listOf, type Options, textOf } from './option-text.ts';

/** An option of a recipe as a field; `column` offers those of the file. */
export interface OptionField {
  readonly name: string;
  readonly label: string;
  readonly kind: 'column' | 'columns' | 'text' | 'number' | 'days';
  readonly placeholder?: string;
}

interface OptionFieldsProps {
  readonly fields: readonly OptionField[];
  readonly options: Options;
  readonly columns: readonly string[];
  /** Where these options stand among all, such as `rules[2]`; empty for the recipe's own. */
  readonly place?: string;
  readonly failures: readonly FailureView[];
  readonly onChange: (options: Options) => void;
}

/** Where an option stands among all. */
export const optionPlace = (place: string, name: string) =>
  place === '' ? name : `${place}.${name}`;

/** Left empty, the recipe chooses, and its report says what. */
export function OptionFields(props: OptionFieldsProps) {
  const { fields, options, columns, place = '', failures, onChange } = props;
  return (
    <SimpleGrid cols={2} spacing="md" verticalSpacing="sm">
      {fields.map((field) => (
        <OptionInput
          key={field.name}
          field={field}
          value={options[field.name]}
          columns={columns}
          error={optionSentence(failures, optionPlace(place, field.name), field.label)}
          onChange={(value) => onChange({ ...options, [field.name]: value })}
        />
      ))}
    </SimpleGrid>
  );
}

interface OptionInputProps {
  readonly field: OptionField;
  readonly value: unknown;
  readonly columns: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (value: unknown) => void;
}

function OptionInput({ field, value, columns, error, onChange }: OptionInputProps) {
  const { label, kind, placeholder = 'Almanac chooses' } = field;
  const shared = { label, placeholder, error };
  if (kind === 'days' || kind === 'number') {
    return (
      <NumberInput
        {...shared}
        {...(kind === 'days' ? { min: 1, max: 3650, allowDecimal: false } : {})}
        value={textOf(value)}
        onChange={(given) => onChange(given === '' ? undefined : Number(given))}
      />
    );
  }
  if (kind === 'columns') {
    const data = [...columns];
    return (
      <TagsInput
        {...shared}
        data={data}
        value={listOf(value)}
        onChange={onChange}
        acceptValueOnBlur
      />
    );
  }
  if (kind === 'column') {
    return (
      <Autocomplete {...shared} data={[...columns]} value={textOf(value)} onChange={onChange} />
    );
  }
  return (
    <TextInput
      {...shared}
      value={textOf(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
