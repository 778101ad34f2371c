import { Anchor, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useLocation } from 'wouter';
import type { NarratorDraft } from '../../../preload/contract/job-draft.ts';
import { useRead } from '../../lib/reads.ts';
import styles from './editor.module.css';
import type { JobForm } from './use-job-form.ts';

const builtIn = '';

const checks = [
  { value: 'normal', label: 'Mark what cannot be verified' },
  { value: 'strict', label: 'Use no report with an unverified statement' },
] as const;

const fallbacks = [
  { value: 'embedded', label: 'The built-in analyst writes the report' },
  { value: 'none', label: 'There is no report' },
] as const;

const levels = [
  { value: 'schema', label: 'Names of columns only, no value' },
  { value: 'aggregates', label: 'Totals and groups, no single row' },
  { value: 'rows', label: 'Single rows too, a few' },
] as const;

/** Who writes the report; for a model, what it may see and how strictly it is checked. */
export function NarratorFields({ form: { draft, change } }: { readonly form: JobForm }) {
  const models = useRead('models.read', null).data?.models ?? [];
  const [, go] = useLocation();
  const { narrator } = draft;
  const set = (part: Partial<NarratorDraft>) => change({ narrator: { ...narrator, ...part } });
  const chosen = models.find(({ id }) => id === narrator.model);
  const isGone = narrator.model !== null && !chosen;
  const data = [
    { value: builtIn, label: 'Built-in analyst: no key, no network' },
    ...models.map(({ id, name, model }) => ({ value: id, label: `${name} (${model})` })),
    ...(isGone ? [{ value: narrator.model ?? '', label: `${narrator.model} (not set up)` }] : []),
  ];
  return (
    <Stack gap="md">
      <Select
        label="Written by"
        description={
          chosen
            ? `About $${chosen.usualCost.toFixed(chosen.usualCost < 0.01 ? 4 : 2)} a report.`
            : 'Every number is computed by Almanac in any case.'
        }
        data={data}
        value={narrator.model ?? builtIn}
        onChange={(model) => set({ model: model === builtIn ? null : model })}
        allowDeselect={false}
      />
      {models.length === 0 && narrator.model === null && (
        <Anchor
          component="button"
          type="button"
          size="sm"
          onClick={() => go('/settings/models')}
          className={styles.link}
        >
          Add a model
        </Anchor>
      )}
      {narrator.model !== null && (
        <>
          <Select
            label="Statements"
            data={checks}
            value={narrator.check}
            onChange={(check) => check && set({ check })}
            allowDeselect={false}
          />
          <Select
            label="Where it cannot write"
            description={
              narrator.fallback === 'none'
                ? 'Out of budget, the run is skipped; where the model fails, the run fails.'
                : 'Offline, refused or out of budget: the report comes on time and says who wrote it.'
            }
            data={fallbacks}
            value={narrator.fallback}
            onChange={(fallback) => fallback && set({ fallback })}
            allowDeselect={false}
          />
          <Select
            label="May be sent to the model"
            description="The run page shows what was sent, word for word."
            data={levels}
            value={narrator.level}
            onChange={(level) => level && set({ level })}
            allowDeselect={false}
          />
          {narrator.level === 'rows' && (
            <NumberInput
              label="Rows at most"
              min={1}
              max={1000}
              value={narrator.rows}
              onChange={(rows) =>
                set({ rows: Math.min(1000, Math.max(0, Math.round(Number(rows)))) })
              }
            />
          )}
          <TextInput
            label="Columns never sent"
            description="Names with commas between them. The model does not hear of them."
            placeholder="email, customer name"
            value={narrator.exclude}
            onChange={(event) => set({ exclude: event.currentTarget.value })}
          />
        </>
      )}
    </Stack>
  );
}
