import { useState } from 'react';
import type { TemplateDraft } from '../../../preload/contract/gallery.ts';
import type { SaidJobView } from '../../../preload/contract/said-calls.ts';
import { useRead } from '../../lib/reads.ts';
import { Answered } from '../../ui/answered.tsx';
import { BackLink } from '../../ui/back-link.tsx';
import { Page } from '../../ui/page.tsx';
import { draftSaid } from './draft-said.ts';
import { EditorForm } from './editor-form.tsx';
import { Gallery } from './gallery.tsx';
import { SaidJob } from './said-job.tsx';
import { newDraft } from './use-job-form.ts';

const trail = <BackLink to="/settings/jobs">Jobs</BackLink>;

export function NewJobScreen() {
  const [picked, setPicked] = useState({ draft: newDraft, times: 0 });
  const pick = (template: TemplateDraft) =>
    setPicked(({ times }) => ({ draft: { ...newDraft, ...template }, times: times + 1 }));
  const take = (said: SaidJobView) =>
    setPicked(({ draft, times }) => ({ draft: draftSaid(draft, said), times: times + 1 }));
  return (
    <Page title="New job" lead="A file to watch and a time to report about it." trail={trail}>
      <SaidJob onSaid={take} />
      <Gallery onPick={pick} />
      <EditorForm key={picked.times} saved={picked.draft} />
    </Page>
  );
}

export function EditJobScreen({ jobId }: { readonly jobId: string }) {
  const draft = useRead('job.draft', { jobId });
  return (
    <Page title={draft.data ? `Edit “${draft.data.name}”` : 'Edit job'} trail={trail}>
      <Answered read={draft} what="this job">
        {(value) => <EditorForm saved={value} />}
      </Answered>
    </Page>
  );
}
