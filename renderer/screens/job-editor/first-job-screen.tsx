import { Button, Group, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { ask, type CallRefused, useBridge } from '../../lib/bridge.ts';
import { askLater, handedFile } from '../../lib/first-run.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { Page } from '../../ui/page.tsx';
import styles from './editor.module.css';
import { missingIn, otherSentences, sentenceFor } from './field-sentences.ts';
import { FileField } from './file-field.tsx';
import { FirstWhen } from './first-when.tsx';
import { useDataPreview } from './use-data-preview.ts';
import { type JobForm, nameFrom, newDraft, useJobForm } from './use-job-form.ts';
import { usePreview } from './use-preview.ts';

/** The first job on one page: the file and what was guessed, when, and the report at once. */
export function FirstJobScreen() {
  const [saved] = useState(() => {
    const path = handedFile() ?? '';
    // Nobody is told of anything before they said so.
    const policies = { ...newDraft.policies, tell: 'never' } as const;
    return { ...newDraft, path, name: nameFrom(path), policies };
  });
  const form = useJobForm(saved);
  const data = useDataPreview(form.draft);
  const preview = usePreview(form.draft);
  const make = useMakeReport(form);
  const failures = make.error?.failures ?? missingIn(form.draft).filter(() => make.isError);
  return (
    <Page
      title="Your first report"
      lead="This is how I read the file. Set right what I guessed wrong."
      trail={<BackLink to="/">Upcoming</BackLink>}
    >
      <Stack gap="lg" maw="44rem">
        <FileField form={form} preview={data} error={sentenceFor(failures, 'path')} isShort />
        <FirstWhen form={form} preview={preview} />
        <div role="alert">
          {otherSentences(failures).map((sentence) => (
            <p key={sentence} className={styles.error}>
              {sentence}
            </p>
          ))}
        </div>
        <Group>
          <Button
            size="md"
            loading={make.isPending}
            disabled={form.draft.path === '' || data.failures.length > 0}
            onClick={() => make.mutate()}
          >
            Make the first report now
          </Button>
        </Group>
      </Stack>
    </Page>
  );
}

function useMakeReport({ draft }: JobForm) {
  const bridge = useBridge();
  const client = useQueryClient();
  const [, go] = useLocation();
  return useMutation<{ readonly runId: string }, CallRefused>({
    mutationFn: async () => {
      const { jobId } = await ask(bridge, 'job.save', draft);
      askLater(jobId);
      return ask(bridge, 'job.run-now', { jobId, again: false });
    },
    onSuccess: ({ runId }) => go(`/first/${runId}`),
    onSettled: () => void client.invalidateQueries(),
  });
}
