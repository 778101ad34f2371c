import { Button, Group } from '@mantine/core';
import { Plus, Send } from 'lucide-react';
import { useState } from 'react';
import { readerText } from '../../lib/reader-text.ts';
import { Row, Rows } from '../../ui/rows.tsx';
import { Section } from '../../ui/section.tsx';
import { ReaderDialog } from './reader-dialog.tsx';
import type { JobForm } from './use-job-form.ts';

/** Who gets the reports of a job, besides this desktop. A part of the form: it is saved with the job. */
export function DeliverPart({ form: { draft, change } }: { readonly form: JobForm }) {
  const { deliver } = draft;
  /** The reader that is edited; the place after the last one is a new one's. */
  const [place, setPlace] = useState<number | null>(null);
  return (
    <Section
      title="Who gets it"
      note="Besides this desktop. Nobody is sent anything before the job is saved."
      action={
        <Button
          variant="default"
          leftSection={<Plus size={16} aria-hidden />}
          onClick={() => setPlace(deliver.length)}
        >
          Add a reader
        </Button>
      }
    >
      {deliver.length > 0 && (
        <Rows label="Who gets it">
          {deliver.map((target, index) => (
            <Row
              key={JSON.stringify(target)}
              lead={<Send size={17} aria-hidden />}
              title={readerText(target)}
              actions={
                <Group gap="xs" wrap="nowrap">
                  <Button
                    size="compact-sm"
                    variant="default"
                    onClick={() => setPlace(index)}
                    aria-label={`Edit ${readerText(target)}`}
                  >
                    Edit
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="default"
                    onClick={() => change({ deliver: deliver.toSpliced(index, 1) })}
                    aria-label={`Remove ${readerText(target)}`}
                  >
                    Remove
                  </Button>
                </Group>
              }
            />
          ))}
        </Rows>
      )}
      {place !== null && (
        <ReaderDialog
          saved={deliver[place] ?? null}
          others={deliver.filter((_, index) => index !== place)}
          onTake={(target) => change({ deliver: deliver.toSpliced(place, 1, target) })}
          onClose={() => setPlace(null)}
        />
      )}
    </Section>
  );
}
