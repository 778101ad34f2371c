import { Chip, Group, Input } from '@mantine/core';
import { useId } from 'react';
import { TimeText } from '../../ui/time-text.tsx';
import styles from './editor.module.css';
import { presetOf, presets } from './presets.ts';
import type { JobForm } from './use-job-form.ts';
import type { Preview } from './use-preview.ts';

interface FirstWhenProps {
  readonly form: JobForm;
  readonly preview: Preview;
}

/** When, in habits; everything finer is in the editor. */
export function FirstWhen({ form: { draft, change }, preview: { view } }: FirstWhenProps) {
  const id = useId();
  const choose = (cron: string) => {
    const preset = presetOf(cron);
    if (preset) change({ cron: preset.cron, window: preset.window });
  };
  const next = view?.next.filter(({ isExcluded }) => !isExcluded).slice(0, 3) ?? [];
  return (
    <section aria-labelledby={id}>
      <Input.Label component="h2" id={id} className={styles.label}>
        When?
      </Input.Label>
      <Chip.Group value={draft.cron} onChange={choose}>
        <Group gap={6} mt={6} role="radiogroup" aria-labelledby={id}>
          {presets.map(({ name, cron }) => (
            <Chip key={cron} value={cron} variant="outline">
              {name}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <p className={styles.sentence} aria-live="polite">
        {next.map(({ dueAtMs, zone }, at) => (
          <span key={dueAtMs}>
            {at === 0 ? 'Next: ' : ', '}
            <TimeText atMs={dueAtMs} zone={zone} />
          </span>
        ))}
        {next.length > 0 && '. If this laptop is asleep then, when you open it.'}
      </p>
    </section>
  );
}
