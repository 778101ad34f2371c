import { Select, type SelectProps } from '@mantine/core';
import { useRead } from '../lib/reads.ts';

interface RegionSelectProps extends Pick<SelectProps, 'label' | 'error'> {
  readonly help: string;
  /** A tag; null where the job goes by what General says. */
  readonly value: string | null;
  readonly onChange: (tag: string | null) => void;
  /** Offers to go by what General says. */
  readonly hasDefault?: boolean;
}

const asInGeneral = '';

/** A language-region by its name; below it how an amount, a share and a date look there. */
export function RegionSelect({
  label,
  help,
  value,
  onChange,
  error,
  hasDefault = false,
}: RegionSelectProps) {
  const regions = useRead('regions.read', null).data;
  const chosen = value ?? regions?.chosen ?? null;
  const example = useRead(
    'regions.example',
    { tag: chosen ?? '' },
    { enabled: chosen !== null, keepsPrevious: true },
  ).data;
  const choices = (regions?.choices ?? []).map(({ tag, name }) => ({ value: tag, label: name }));
  const nameOf = (tag: string | undefined) =>
    choices.find((choice) => choice.value === tag)?.label ?? tag;
  const general = { value: asInGeneral, label: `As in General: ${nameOf(regions?.chosen) ?? ''}` };
  return (
    <Select
      label={label}
      description={example ? `${help} For example ${example.text}.` : help}
      data={[...(hasDefault ? [general] : []), ...choices]}
      value={value ?? asInGeneral}
      error={error}
      onChange={(tag) => tag !== null && onChange(tag === asInGeneral ? null : tag)}
      allowDeselect={false}
      searchable
      nothingFoundMessage="No such region"
    />
  );
}
