import { SegmentedControl, Stack } from '@mantine/core';
import { FileField } from './file-field.tsx';
import { RemoteField } from './remote-field.tsx';
import type { DataPreview } from './use-data-preview.ts';
import type { JobForm } from './use-job-form.ts';

interface DataFieldsProps {
  readonly form: JobForm;
  readonly preview: DataPreview;
  readonly error: string | undefined;
}

const places = [
  { value: 'file', label: 'A file here' },
  { value: 'server', label: 'Data on a server' },
];

/** Where the data is: in a file of this laptop, or on a server. */
export function DataFields({ form, preview, error }: DataFieldsProps) {
  const { remote } = form.draft;
  const choose = (place: string) =>
    form.change({
      remote: place === 'file' ? null : { kind: 'http', connection: null, ask: '' },
    });
  return (
    <Stack gap="xs">
      <SegmentedControl
        aria-label="Where the data is"
        data={places}
        value={remote ? 'server' : 'file'}
        onChange={choose}
        w="fit-content"
      />
      {remote ? (
        <RemoteField form={form} remote={remote} preview={preview} error={error} />
      ) : (
        <FileField form={form} preview={preview} error={error} />
      )}
    </Stack>
  );
}
