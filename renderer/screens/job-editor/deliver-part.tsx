import { Button } from '@mantine/core';
import { Plus, Send } from 'lucide-react';
import { useState } from 'react';
import { useAct } from '../../lib/acts.ts';
import { useRead } from '../../lib/reads.ts';
import { Row, Rows } from '../../ui/rows.tsx';
import { Section } from '../../ui/section.tsx';
import { AddDelivery } from './add-delivery.tsx';

/** Who gets the reports of a job, besides this desktop. Each change is saved at once. */
export function DeliverPart({ jobId }: { readonly jobId: string }) {
  const deliveries = useRead('job.deliveries', { jobId }).data ?? [];
  const remove = useAct('job.remove-delivery');
  const [isAdding, setAdding] = useState(false);
  return (
    <Section
      title="Who gets it"
      note="Besides this desktop. Each change holds from the next report on."
      action={
        <Button
          variant="default"
          leftSection={<Plus size={16} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          Add a reader
        </Button>
      }
    >
      {deliveries.length > 0 && (
        <Rows label="Who gets it">
          {deliveries.map(({ index, text }) => (
            <Row
              key={text}
              lead={<Send size={17} aria-hidden />}
              title={text}
              actions={
                <Button
                  size="compact-sm"
                  variant="default"
                  loading={remove.isPending}
                  onClick={() => remove.mutate({ jobId, index, text })}
                  aria-label={`Remove ${text}`}
                >
                  Remove
                </Button>
              }
            />
          ))}
        </Rows>
      )}
      {isAdding && <AddDelivery jobId={jobId} onClose={() => setAdding(false)} />}
    </Section>
  );
}
