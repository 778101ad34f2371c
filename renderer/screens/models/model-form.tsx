import { Group, NumberInput, PasswordInput, Select, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import type { FailureView } from '../../../preload/contract/failures.ts';
import type { ModelDraft, ModelView } from '../../../preload/contract/model-calls.ts';
import { useAct } from '../../lib/acts.ts';
import { useLeaveGuard } from '../../lib/leave-guard.ts';
import { FormActs } from '../../ui/form-acts.tsx';
import { Section } from '../../ui/section.tsx';
import { kinds, withKind } from './model-kinds.ts';
import { ModelTest } from './model-test.tsx';

interface ModelFormProps {
  readonly saved: ModelDraft;
  readonly keyPlace: ModelView['keyPlace'];
  readonly onClose: () => void;
}

/** One model: where it is, its key, what it costs; tried before it is saved. */
export function ModelForm({ saved, keyPlace, onClose }: ModelFormProps) {
  const savedId = saved.id;
  const [draft, setDraft] = useState(saved);
  const isDirty = JSON.stringify(draft) !== JSON.stringify(saved);
  const lowerGuard = useLeaveGuard(isDirty);
  const save = useAct('model.save', { showsFailure: true });
  const remove = useAct('model.remove');
  const test = useAct('model.test', { showsFailure: true });
  const failures = save.error?.failures ?? test.error?.failures ?? [];
  const change = (part: Partial<ModelDraft>) => setDraft((now) => ({ ...now, ...part }));
  const leave = () => {
    lowerGuard();
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    test.reset();
    const onSuccess = () => {
      notifications.show({ message: `Saved “${draft.name.trim()}”` });
      leave();
    };
    save.mutate(draft, { onSuccess });
  };
  return (
    <Section title={saved.id === null ? 'Add a model' : `Edit “${saved.name}”`}>
      <form onSubmit={submit} noValidate aria-label="Model">
        <Stack gap="md" maw="34rem">
          <PlaceFields draft={draft} change={change} failures={failures} keyPlace={keyPlace} />
          <PriceFields draft={draft} change={change} failures={failures} />
          <div role="alert">
            {failures
              .filter(({ field }) => field === null)
              .map(({ message }) => (
                <p key={message}>{message}</p>
              ))}
          </div>
          <ModelTest
            test={test.data}
            onChoose={(model) => {
              change({ model });
              test.reset();
            }}
          />
          <FormActs
            isSaving={save.isPending}
            testName="Test connection"
            isTesting={test.isPending}
            onTest={() => {
              save.reset();
              test.mutate(draft);
            }}
            onCancel={leave}
            isRemoving={remove.isPending}
            onRemove={
              savedId === null ? null : () => remove.mutate({ id: savedId }, { onSuccess: leave })
            }
          />
        </Stack>
      </form>
    </Section>
  );
}

interface FieldsProps {
  readonly draft: ModelDraft;
  readonly change: (part: Partial<ModelDraft>) => void;
  readonly failures: readonly FailureView[];
}

function errorOf(failures: readonly FailureView[], name: string): string | undefined {
  return failures.find(({ field }) => field === name)?.message;
}

function PlaceFields({
  draft,
  change,
  failures,
  keyPlace,
}: FieldsProps & { readonly keyPlace: ModelView['keyPlace'] }) {
  const isAzure = draft.kind === 'azure';
  return (
    <>
      <TextInput
        label="Name"
        placeholder="Work model"
        value={draft.name}
        error={errorOf(failures, 'name')}
        onChange={(event) => change({ name: event.currentTarget.value })}
        maxLength={120}
      />
      <Select
        label="Provider"
        data={kinds.map(({ value, label }) => ({ value, label }))}
        value={draft.kind}
        onChange={(kind) => kind && change(withKind(draft, kind))}
        allowDeselect={false}
      />
      <TextInput
        label="Address"
        description={isAzure ? 'The endpoint of your resource.' : 'Up to and with /v1.'}
        value={draft.baseUrl}
        error={errorOf(failures, 'baseUrl')}
        onChange={(event) => change({ baseUrl: event.currentTarget.value })}
      />
      {isAzure && (
        <TextInput
          label="API version"
          value={draft.apiVersion}
          error={errorOf(failures, 'apiVersion')}
          onChange={(event) => change({ apiVersion: event.currentTarget.value })}
        />
      )}
      <TextInput
        label={isAzure ? 'Deployment' : 'Model'}
        description="Test connection lists what there is."
        placeholder="gpt-5-mini"
        value={draft.model}
        error={errorOf(failures, 'model')}
        onChange={(event) => change({ model: event.currentTarget.value })}
      />
      <PasswordInput
        label="Key"
        description="Kept in the system’s keyring, never in a file that can be read."
        placeholder={keyPlace === null ? 'None' : 'Saved; type to replace it'}
        value={draft.key ?? ''}
        onChange={(event) => change({ key: event.currentTarget.value })}
        autoComplete="off"
      />
    </>
  );
}

function PriceFields({ draft, change, failures }: FieldsProps) {
  const number = (name: 'inputPrice' | 'outputPrice' | 'contextTokens' | 'maxOutputTokens') => ({
    value: draft[name],
    error: errorOf(failures, name),
    min: 0,
    onChange: (value: string | number) => change({ [name]: Number(value) }),
  });
  return (
    <>
      <Group grow align="end">
        <NumberInput
          label="Price of reading"
          description="Dollars for a million tokens"
          prefix="$"
          decimalScale={4}
          {...number('inputPrice')}
        />
        <NumberInput
          label="Price of writing"
          description="Dollars for a million tokens"
          prefix="$"
          decimalScale={4}
          {...number('outputPrice')}
        />
      </Group>
      <Group grow align="end">
        <NumberInput
          label="Context"
          description="Tokens that it reads at most"
          thousandSeparator=","
          {...number('contextTokens')}
        />
        <NumberInput
          label="Longest answer"
          description="Tokens that it writes at most"
          thousandSeparator=","
          {...number('maxOutputTokens')}
        />
      </Group>
    </>
  );
}
