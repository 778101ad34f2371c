import { Button, Group } from '@mantine/core';
import { useId } from 'react';
import type { TemplateDraft, TemplateName } from '../../../preload/contract/gallery.ts';
import { useAct } from '../../lib/acts.ts';
import styles from './editor.module.css';

const templates: readonly { readonly name: TemplateName; readonly title: string }[] = [
  { name: 'sales-briefing', title: 'Sales briefing' },
  { name: 'market-analysis', title: 'Market analysis' },
  { name: 'log-anomalies', title: 'Log anomalies' },
  { name: 'churn-prediction', title: 'Churn prediction' },
  { name: 'compliance-audit', title: 'Compliance audit' },
];

/** Examples to begin with: a click fills the form, with sample data that the analyst swaps for their own. */
export function Gallery({ onPick }: { readonly onPick: (draft: TemplateDraft) => void }) {
  const id = useId();
  const prepare = useAct('gallery.prepare');
  return (
    <section aria-labelledby={id} className={styles.gallery}>
      <h2 id={id} className={styles.label}>
        Start from an example
      </h2>
      <Group gap="xs" mt={6}>
        {templates.map(({ name, title }) => (
          <Button
            key={name}
            variant="default"
            size="xs"
            loading={prepare.isPending && prepare.variables?.template === name}
            onClick={() => prepare.mutate({ template: name }, { onSuccess: onPick })}
          >
            {title}
          </Button>
        ))}
      </Group>
    </section>
  );
}
