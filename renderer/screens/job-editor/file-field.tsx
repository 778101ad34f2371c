import { Button, Group, Input } from '@mantine/core';
import { FileSpreadsheet, FolderOpen } from 'lucide-react';
import { useId } from 'react';
import { useAct } from '../../lib/acts.ts';
import { useFileDrop } from '../../lib/file-drop.ts';
import { fileName } from '../../lib/words.ts';
import { DataPreviewPart } from './data-preview.tsx';
import styles from './editor.module.css';
import { recipes } from './recipes.ts';
import type { DataPreview } from './use-data-preview.ts';
import type { JobForm } from './use-job-form.ts';

interface FileFieldProps {
  readonly form: JobForm;
  readonly preview: DataPreview;
  readonly error: string | undefined;
  readonly isShort?: boolean;
}

/** The file is chosen in the system's own dialog, dropped on the window, or is the sample. */
export function FileField({ form, preview, error, isShort = false }: FileFieldProps) {
  const { draft, takeFile } = form;
  const id = useId();
  const errorId = useId();
  const choose = useAct('dialog.choose-file');
  const sample = useAct('sample.prepare');
  const isOver = useFileDrop(takeFile);
  const chooseFile = () =>
    choose.mutate(null, { onSuccess: (path) => path !== null && takeFile(path) });
  return (
    <section aria-labelledby={id} className={styles.data} data-over={isOver || undefined}>
      <Input.Label component="h2" id={id} className={styles.label}>
        Data
      </Input.Label>
      <Input.Description mb={6}>
        {recipes.find(({ value }) => value === draft.report.recipe)?.data} Each report reads it as
        it is then; it may stay open.
      </Input.Description>
      {draft.path && (
        <p className={styles.file}>
          <FileSpreadsheet size={18} aria-hidden />
          <span title={draft.path}>
            <strong>{fileName(draft.path)}</strong>
            <span className={styles.path}>{draft.path}</span>
          </span>
        </p>
      )}
      <Group gap="xs" align="center">
        <Button
          variant="default"
          leftSection={<FolderOpen size={16} aria-hidden />}
          loading={choose.isPending}
          onClick={chooseFile}
          {...(error ? { 'aria-invalid': true, 'aria-describedby': errorId } : {})}
        >
          {draft.path ? 'Choose another file…' : 'Choose file…'}
        </Button>
        {!draft.path && (
          <Button
            variant="subtle"
            loading={sample.isPending}
            onClick={() => sample.mutate(null, { onSuccess: takeFile })}
          >
            Use the sample
          </Button>
        )}
        <span className={styles.path}>or drop it here</span>
      </Group>
      <div aria-live="polite">
        {error && preview.failures.length === 0 && (
          <Input.Error id={errorId} mt={6}>
            {error}
          </Input.Error>
        )}
      </div>
      {draft.path && <DataPreviewPart form={form} preview={preview} isShort={isShort} />}
    </section>
  );
}
