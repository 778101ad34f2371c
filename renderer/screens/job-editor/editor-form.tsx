import { Button, Group, Select, Stack, TagsInput, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { AnswerOf } from '../../../preload/contract/calls.ts';
import type { FailureView } from '../../../preload/contract/failures.ts';
import type { JobDraft } from '../../../preload/contract/job-draft.ts';
import { showFailure, useAct } from '../../lib/acts.ts';
import { ask, useBridge } from '../../lib/bridge.ts';
import { useKeepDraft } from '../../lib/kept-draft.ts';
import { offerUndo } from '../../ui/undo-toast.tsx';
import { AdvancedFields } from './advanced-fields.tsx';
import { DataFields } from './data-fields.tsx';
import { DeliverPart } from './deliver-part.tsx';
import styles from './editor.module.css';
import { dataSentence, missingIn, otherSentences, sentenceFor } from './field-sentences.ts';
import { NarratorFields } from './narrator-fields.tsx';
import { offerAgain } from './offer-again.tsx';
import { OtherFiles } from './other-files.tsx';
import { tellMe } from './policy-choices.ts';
import { PreviewPanel } from './preview-panel.tsx';
import { RecipeOptions, RecipeSelect } from './recipe-fields.tsx';
import { TryJob } from './try-job.tsx';
import { useDataPreview } from './use-data-preview.ts';
import { useJobForm } from './use-job-form.ts';
import { usePreview } from './use-preview.ts';
import { WhenFields } from './when-fields.tsx';

interface EditorFormProps {
  readonly saved: JobDraft;
  /** What the form begins with, where that is not what is saved. */
  readonly begin?: JobDraft;
  /** `begin` is the draft that was kept of this job. */
  readonly isKept?: boolean;
  /** Told the names of the file's columns once they are read. */
  readonly onColumns?: (names: readonly string[]) => void;
}

/** One page: data, name, when, and beside them what that means on real dates. */
export function EditorForm({ saved, begin = saved, isKept = false, onColumns }: EditorFormProps) {
  const form = useJobForm(saved, begin);
  const [, go] = useLocation();
  const unsaved = form.isDirty ? form.draft : null;
  const keeping = useKeepDraft({ jobId: saved.id, unsaved, isKept, onLeft: sayKept });
  const giveUp = useGiveUp(form.draft);
  const save = useAct('job.save', { showsFailure: true });
  const preview = usePreview(form.draft);
  const data = useDataPreview(form.draft);
  const { draft } = form;
  const [missing, setMissing] = useState<readonly FailureView[]>([]);
  const failures = [...missing, ...(save.error?.failures ?? [])];
  const page = useRef<HTMLFormElement>(null);
  useEffect(
    () => onColumns?.(data.view?.columns.map(({ name }) => name) ?? []),
    [data.view, onColumns],
  );
  useEffect(() => {
    if (missing.length > 0 || save.error) showFirstProblem(page.current);
  }, [missing, save.error]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = missingIn(draft);
    setMissing(found);
    save.reset();
    if (found.length > 0) return;
    const onSuccess = ({ again }: AnswerOf<'job.save'>) => {
      notifications.show({ message: `Saved “${draft.name.trim()}”` });
      keeping.end();
      go('/settings/jobs');
      if (again) offerAgain(again);
    };
    keeping.pause();
    save.mutate({ ...draft, name: draft.name.trim() }, { onSuccess, onError: keeping.resume });
  };

  const cancel = () => {
    keeping.end();
    go('/settings/jobs');
    if (form.isDirty) giveUp();
  };

  /** A trial needs no name. */
  const missingForTrial = () => {
    const found = missingIn({ ...draft, name: 'Test' });
    setMissing(found);
    return found;
  };

  return (
    <form ref={page} onSubmit={submit} className={styles.form} noValidate aria-label="Job">
      <Stack gap="lg" className={styles.fields}>
        <RecipeSelect form={form} />
        <DataFields form={form} preview={data} error={dataSentence(failures)} />
        {!form.draft.remote && <OtherFiles form={form} />}
        <RecipeOptions
          form={form}
          failures={failures}
          columns={data.view?.columns.map(({ name }) => name) ?? []}
        />
        <TextInput
          label="Name"
          placeholder="Daily sales"
          value={draft.name}
          error={sentenceFor(failures, 'name')}
          onChange={(event) => form.change({ name: event.currentTarget.value })}
          maxLength={120}
        />
        <TagsInput
          label="Tags"
          description="To find it among many. Press Enter after each."
          value={[...(draft.tags ?? [])]}
          error={sentenceFor(failures, 'tags')}
          onChange={(tags) => form.change({ tags })}
          splitChars={[',', ';']}
          acceptValueOnBlur
          maxTags={10}
        />
        <WhenFields form={form} failures={[...failures, ...preview.failures]} />
        <NarratorFields form={form} />
        <Select
          label="Tell me on the desktop"
          data={tellMe}
          value={draft.policies.tell}
          onChange={(tell) => tell && form.change({ policies: { ...draft.policies, tell } })}
          allowDeselect={false}
        />
        <DeliverPart form={form} />
        <AdvancedFields form={form} failures={[...failures, ...preview.failures]} />
        <div role="alert">
          {otherSentences(failures).map((sentence) => (
            <p key={sentence} className={styles.error}>
              {sentence}
            </p>
          ))}
        </div>
      </Stack>
      <PreviewPanel draft={draft} preview={preview} />
      <Group className={styles.buttons}>
        <Button type="submit" loading={save.isPending}>
          Save
        </Button>
        <TryJob draft={draft} missing={missingForTrial} />
        <Button variant="default" onClick={cancel}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}

function sayKept() {
  notifications.show({
    message: 'Not saved yet. Your changes are kept until you come back to the job.',
  });
}

/** Takes the form's changes back at once, and brings them again when that was a mistake. */
function useGiveUp(draft: JobDraft): () => void {
  const bridge = useBridge();
  const [, go] = useLocation();
  const bringBack = () =>
    void ask(bridge, 'draft.keep', draft).then(
      () => go(`/settings/jobs/${encodeURIComponent(draft.id ?? 'new')}`),
      showFailure,
    );
  return () => offerUndo({ message: 'Your changes are discarded', onUndo: bringBack });
}

/** Takes the keyboard, and the view with it, to the first field that main refused. */
function showFirstProblem(form: HTMLFormElement | null) {
  form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
