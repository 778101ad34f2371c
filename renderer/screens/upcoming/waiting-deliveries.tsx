import { useRead } from '../../lib/reads.ts';
import { DeliveryRow } from '../../ui/delivery-rows.tsx';
import { FoldedRows } from '../../ui/folded-rows.tsx';
import { Rows } from '../../ui/rows.tsx';
import { Section } from '../../ui/section.tsx';

/** Reports that have not reached their readers: they wait for a word, or could not be sent. */
export function WaitingDeliveries() {
  const waiting = useRead('deliveries.waiting', null).data ?? [];
  if (waiting.length === 0) return null;
  return (
    <Section
      title="Not sent yet"
      tone="note"
      note="Nothing of it leaves this laptop until you say so."
    >
      <FoldedRows items={waiting} shown={3}>
        {(shown) => (
          <Rows label="Not sent yet">
            {shown.map(({ delivery, jobName, zone }) => (
              <DeliveryRow key={delivery.id} delivery={delivery} jobName={jobName} zone={zone} />
            ))}
          </Rows>
        )}
      </FoldedRows>
    </Section>
  );
}
