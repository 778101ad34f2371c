import { Alert, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { CircleCheck, OctagonX } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type {
  ConnectionDraft,
  ConnectionsView,
  ConnectionView,
} from '../../../preload/contract/connection-calls.ts';
import { useAct } from '../../lib/acts.ts';
import { useLeaveGuard } from '../../lib/leave-guard.ts';
import { FormActs } from '../../ui/form-acts.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import styles from './connections.module.css';
import { DatabaseFields } from './database-fields.tsx';
import { HttpFields } from './http-fields.tsx';
import { kinds, secretWordOf } from './kinds.ts';

interface FormProps {
  readonly saved: ConnectionDraft;
  /** Null for a new one. */
  readonly view: ConnectionView | null;
  readonly keeps: ConnectionsView['keeps'];
}

/** Where the data is, what it asks for, and whether that works now. */
export function ConnectionForm({ saved, view, keeps }: FormProps) {
  const savedId = saved.id;
  const [draft, setDraft] = useState(saved);
  const [secret, setSecret] = useState<string | null>(null);
  const [, go] = useLocation();
  const isDirty = secret !== null || JSON.stringify(draft) !== JSON.stringify(saved);
  const lowerGuard = useLeaveGuard(isDirty);
  const save = useAct('connection.save', { showsFailure: true });
  const test = useAct('connection.test', { showsFailure: true });
  const remove = useAct('connection.remove');
  const failures = save.error?.failures ?? test.error?.failures ?? [];
  const errorOf = (field: string) => failures.find((it) => it.field === field)?.message;
  const change = (part: Partial<ConnectionDraft>) => {
    test.reset();
    setDraft((now) => ({ ...now, ...part }));
  };
  const Fields = draft.kind === 'http' ? HttpFields : DatabaseFields;
  const word = secretWordOf(draft);
  const given = { draft, secret: word === null ? null : secret };

  const leave = (said: string) => {
    notifications.show({ message: said });
    lowerGuard();
    go('/settings/connections');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    test.reset();
    save.mutate(given, { onSuccess: ({ resumed }) => leave(savedText(draft.name, resumed)) });
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate aria-label="Connection">
      {view?.refusal && (
        <Alert color="red" title={waitingText(view)}>
          {view.refusal.sentence}
        </Alert>
      )}
      {draft.id === null && (
        <Select
          label="Kind"
          data={kinds}
          value={draft.kind}
          onChange={(kind) => kind && change({ kind })}
          allowDeselect={false}
        />
      )}
      <TextInput
        label="Name"
        placeholder="Warehouse"
        value={draft.name}
        error={errorOf('name')}
        onChange={({ currentTarget: { value } }) => change({ name: value })}
        maxLength={120}
      />
      <Fields draft={draft} change={change} errorOf={errorOf} />
      {word !== null && (
        <SecretField
          word={word}
          saved={view?.secretPlace ?? null}
          keeps={keeps}
          value={secret}
          onChange={(typed) => {
            test.reset();
            setSecret(typed);
          }}
        />
      )}
      <div role="status">
        {test.data && (
          <p className={styles.answer}>
            {test.data.isWell ? (
              <CircleCheck size={16} aria-label="Works:" color="var(--mantine-color-green-text)" />
            ) : (
              <OctagonX size={16} aria-label="Does not work:" color="var(--mantine-color-error)" />
            )}
            {test.data.sentence}
          </p>
        )}
        {failures
          .filter(({ field }) => field === null)
          .map(({ message }) => (
            <p key={message} className={styles.error}>
              {message}
            </p>
          ))}
      </div>
      <FormActs
        isSaving={save.isPending}
        testName="Test"
        isTesting={test.isPending}
        onTest={() => {
          save.reset();
          test.mutate(given);
        }}
        onCancel={() => go('/settings/connections')}
        isRemoving={remove.isPending}
        onRemove={
          savedId === null
            ? null
            : () =>
                remove.mutate(
                  { id: savedId },
                  { onSuccess: () => leave(`Removed “${saved.name}”`) },
                )
        }
      />
    </form>
  );
}

function savedText(name: string, resumed: number): string {
  if (resumed === 0) return `Saved “${name.trim()}”`;
  const jobs = resumed === 1 ? 'One job goes on' : `${resumed} jobs go on`;
  return `Saved “${name.trim()}”. ${jobs}.`;
}

function waitingText({ jobs }: ConnectionView): string {
  return jobs.length === 1 ? 'One job waits' : `${jobs.length} jobs wait`;
}
