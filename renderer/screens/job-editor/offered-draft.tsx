import { Button, Group, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { JobDraft } from '../../../preload/contract/job-draft.ts';
import type { KeptDraftView } from '../../../preload/contract/kept-draft-calls.ts';
import { useAct } from '../../lib/acts.ts';
import { useFoundDraft } from '../../lib/kept-draft.ts';
import { ownZone } from '../../lib/time-text.ts';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';

interface OfferedDraftProps {
  readonly jobId: string | null;
  /** The editor, with the kept draft where the analyst goes on with it. */
  readonly children: (kept: JobDraft | null) => ReactNode;
}

/** Asks first what becomes of what was left unsaved, so that nothing is written over it. */
export function OfferedDraft({ jobId, children }: OfferedDraftProps) {
  const found = useFoundDraft(jobId);
  const [answer, setAnswer] = useState<'continue' | 'discard' | null>(null);
  if (found === undefined) return null;
  if (found === null || answer === 'discard') return children(null);
  if (answer === 'continue') return children(found.draft);
  return <Offer jobId={jobId} found={found} onAnswer={setAnswer} />;
}

interface OfferProps {
  readonly jobId: string | null;
  readonly found: KeptDraftView;
  readonly onAnswer: (answer: 'continue' | 'discard') => void;
}

function Offer({ jobId, found: { draft, atMs, savedSinceMs }, onAnswer }: OfferProps) {
  const forget = useAct('draft.forget');
  const discard = () => forget.mutate({ jobId }, { onSuccess: () => onAnswer('discard') });
  const isUnsigned = draft.deliver.some(({ secret }) => secret === '');
  return (
    <Section title="Not saved yet" tone="note">
      <Text size="sm">
        You have unsaved changes from <TimeText atMs={atMs} zone={ownZone()} as="within" />
        {jobId === null && draft.name && `, for “${draft.name}”`}.
        {savedSinceMs !== null && (
          <>
            {' '}
            The job was changed <TimeText atMs={savedSinceMs} zone={ownZone()} />; when you save
            yours, they take the place of that.
          </>
        )}
        {isUnsigned && ' The signing secret was not kept; enter it again under Deliver.'}
      </Text>
      <Group mt="sm">
        <Button onClick={() => onAnswer('continue')} data-autofocus>
          Continue
        </Button>
        <Button variant="default" loading={forget.isPending} onClick={discard}>
          Discard
        </Button>
      </Group>
    </Section>
  );
}
