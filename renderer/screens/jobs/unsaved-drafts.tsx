import { Button } from '@mantine/core';
import { PencilLine } from 'lucide-react';
import { useLocation } from 'wouter';
import { useRead } from '../../lib/reads.ts';
import { ownZone } from '../../lib/time-text.ts';
import { Row, Rows } from '../../ui/rows.tsx';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';

/** What was changed in an editor and not saved: the editor asks what becomes of it. */
export function UnsavedDrafts() {
  const drafts = useRead('drafts.read', null).data ?? [];
  const [, go] = useLocation();
  if (drafts.length === 0) return null;
  return (
    <Section title="Not saved yet">
      <Rows label="Not saved yet">
        {drafts.map(({ jobId, name, atMs }) => {
          const what = name || (jobId === null ? 'A new job' : 'A job without a name');
          return (
            <Row
              key={jobId ?? ''}
              lead={<PencilLine size={16} aria-hidden />}
              title={what}
              detail={
                <>
                  {jobId === null ? 'A new job, changed' : 'Changed'}{' '}
                  <TimeText atMs={atMs} zone={ownZone()} />
                </>
              }
              actions={
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`Open what is unsaved of ${what}`}
                  onClick={() => go(`/settings/jobs/${encodeURIComponent(jobId ?? 'new')}`)}
                >
                  Open
                </Button>
              }
            />
          );
        })}
      </Rows>
    </Section>
  );
}
