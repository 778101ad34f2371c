import { Checkbox, Group } from '@mantine/core';
import type { FormatWord } from '../../preload/contract/send-calls.ts';

const formats: readonly { readonly value: FormatWord; readonly label: string }[] = [
  { value: 'pdf', label: 'PDF' },
  { value: 'xlsx', label: 'Excel' },
  { value: 'html', label: 'HTML' },
  { value: 'md', label: 'Markdown' },
];

interface FormatBoxesProps {
  readonly label: string;
  readonly value: readonly FormatWord[];
  readonly onChange: (value: readonly FormatWord[]) => void;
}

/** The forms that a report takes on its way to its readers, always in the same order. */
export function FormatBoxes({ label, value, onChange }: FormatBoxesProps) {
  const choose = (values: readonly string[]) =>
    onChange(formats.map((format) => format.value).filter((word) => values.includes(word)));
  return (
    <Checkbox.Group label={label} value={[...value]} onChange={choose}>
      <Group mt="xs">
        {formats.map((format) => (
          <Checkbox key={format.value} value={format.value} label={format.label} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
