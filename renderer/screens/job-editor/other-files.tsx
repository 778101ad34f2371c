import { ActionIcon, Button, Input } from '@mantine/core';
import { FileSpreadsheet, Plus, X } from 'lucide-react';
import { useId } from 'react';
import { useAct } from '../../lib/acts.ts';
import { fileName } from '../../lib/words.ts';
import styles from './editor.module.css';
import { recipes } from './recipes.ts';
import type { JobForm } from './use-job-form.ts';

/** Files besides the first, for the kinds of report that read several. */
export function OtherFiles({ form: { draft, change } }: { readonly form: JobForm }) {
  const id = useId();
  const choose = useAct('dialog.choose-file');
  const { report } = draft;
  if (!recipes.some(({ value, takesMore }) => value === report.recipe && takesMore)) return null;
  const set = (others: typeof report.others) => change({ report: { ...report, others } });
  const add = (path: string | null) =>
    path !== null && set([...report.others, { id: freeId(path, report), path }]);
  return (
    <section aria-labelledby={id}>
      <Input.Label component="h2" id={id} className={styles.label}>
        More files
      </Input.Label>
      <Input.Description mb={6}>
        Rules and SQL call the first file {report.sourceId}
        {report.others.map((other) => `, ${fileName(other.path)} ${other.id}`).join('')}.
      </Input.Description>
      {report.others.map((other) => (
        <p key={other.id} className={styles.file}>
          <FileSpreadsheet size={18} aria-hidden />
          <span title={other.path}>
            <strong>{fileName(other.path)}</strong>
            <span className={styles.path}>{other.path}</span>
          </span>
          <ActionIcon
            variant="subtle"
            color="gray"
            ml="auto"
            aria-label={`Remove ${fileName(other.path)}`}
            onClick={() => set(report.others.filter((one) => one !== other))}
          >
            <X size={16} aria-hidden />
          </ActionIcon>
        </p>
      ))}
      <Button
        variant="default"
        size="xs"
        leftSection={<Plus size={14} aria-hidden />}
        loading={choose.isPending}
        onClick={() => choose.mutate(null, { onSuccess: add })}
      >
        Add a file…
      </Button>
    </section>
  );
}

/** "Bank bookings.csv" → "bank_bookings", and another one where that is taken. */
function freeId(path: string, { sourceId, others }: JobForm['draft']['report']): string {
  const taken = [sourceId, ...others.map((other) => other.id)];
  const words = fileName(path)
    .replace(/\.[^.]+$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 50);
  const base = words === '' ? 'data' : words;
  let id = base;
  for (let n = 2; taken.includes(id); n += 1) id = `${base}_${n}`;
  return id;
}
