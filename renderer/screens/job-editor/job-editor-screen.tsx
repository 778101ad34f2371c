import { useState } from 'react';
import type { TemplateDraft } from '../../../preload/contract/gallery.ts';
import type { SaidByModelView, SaidJobView } from '../../../preload/contract/said-calls.ts';
import { useRead } from '../../lib/reads.ts';
import { Answered } from '../../ui/answered.tsx';
import { BackLink } from '../../ui/back-link.tsx';
import { Page } from '../../ui/page.tsx';
import { draftSaid } from './draft-said.ts';
import { EditorForm } from './editor-form.tsx';
import { Gallery } from './gallery.tsx';
import { OfferedDraft } from './offered-draft.tsx';
import { SaidJob } from './said-job.tsx';
import { newDraft } from './use-job-form.ts';

const trail = <BackLink to="/settings/jobs">Jobs</BackLink>;

export function NewJobScreen() {
  return (
    <Page title="New job" lead="A file to watch and a time to report about it." trail={trail}>
      <OfferedDraft jobId={null}>
        {(kept) => (kept ? <EditorForm saved={newDraft} begin={kept} isKept /> : <NewJob />)}
      </OfferedDraft>
    </Page>
  );
}

function NewJob() {
  const [picked, setPicked] = useState({ saved: newDraft, begin: newDraft, times: 0 });
  // An example is found again with one click; what was said in words would be lost.
  const pick = (template: TemplateDraft) =>
    setPicked(({ times }) => {
      const begin = { ...newDraft, ...template };
      return { saved: begin, begin, times: times + 1 };
    });
  const [columns, setColumns] = useState<readonly string[]>([]);
  const take = (said: SaidJobView & SaidByModelView) =>
    setPicked(({ begin, times }) => ({
      saved: newDraft,
      begin: draftSaid(begin, said),
      times: times + 1,
    }));
  return (
    <>
      <SaidJob columns={columns} onSaid={take} />
      <Gallery onPick={pick} />
      <EditorForm
        key={picked.times}
        saved={picked.saved}
        begin={picked.begin}
        onColumns={setColumns}
      />
    </>
  );
}

export function EditJobScreen({ jobId }: { readonly jobId: string }) {
  const draft = useRead('job.draft', { jobId });
  return (
    <Page title={draft.data ? `Edit “${draft.data.name}”` : 'Edit job'} trail={trail}>
      <Answered read={draft} what="this job">
        {(value) => (
          <OfferedDraft jobId={jobId}>
            {(kept) => <EditorForm saved={value} begin={kept ?? value} isKept={kept !== null} />}
          </OfferedDraft>
        )}
      </Answered>
    </Page>
  );
}
