import { Button, Group, NumberInput, TextInput } from '@mantine/core';
import { useAct } from '../../lib/acts.ts';
import { FormatBoxes } from '../../ui/format-boxes.tsx';
import type { ReaderFieldsProps } from './mail-fields.tsx';

/** Of a folder that reports are written to. */
export function FolderFields({ target: { path, formats, keep }, onChange }: ReaderFieldsProps) {
  const choose = useAct('dialog.choose-folder');
  const onSuccess = (chosen: string | null) => chosen !== null && onChange({ path: chosen });
  return (
    <>
      <Group align="flex-end">
        <TextInput
          label="Folder"
          flex={1}
          value={path}
          onChange={(event) => onChange({ path: event.currentTarget.value })}
        />
        <Button variant="default" onClick={() => choose.mutate(null, { onSuccess })}>
          Choose…
        </Button>
      </Group>
      <FormatBoxes
        label="Write"
        value={formats}
        onChange={(words) => onChange({ formats: words })}
      />
      <NumberInput
        label="Keep so many reports"
        description="Older ones that Almanac wrote are removed. Empty keeps all."
        min={1}
        max={10_000}
        allowDecimal={false}
        value={keep ?? ''}
        onChange={(value) => onChange({ keep: typeof value === 'number' ? value : null })}
      />
    </>
  );
}
