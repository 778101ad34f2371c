import { Button, Text } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { CertificateView } from '../../../preload/contract/network-calls.ts';
import { useAct } from '../../lib/acts.ts';
import { useNow } from '../../lib/clock.ts';
import { dayText, ownZone } from '../../lib/time-text.ts';
import { Row, Rows } from '../../ui/rows.tsx';
import { Section } from '../../ui/section.tsx';

/** Authorities of the company that this system does not know. */
export function Certificates({
  certificates,
}: {
  readonly certificates: readonly CertificateView[];
}) {
  const nowMs = useNow();
  const add = useAct('network.add-certificates', { showsFailure: true });
  const remove = useAct('network.remove-certificate');
  return (
    <Section
      title="Your company’s certificates"
      note="What this system trusts is trusted here. Add the certificate of an authority that it does not know; servers signed by it are then believed, under their own names only."
      action={
        <Button
          variant="default"
          leftSection={<Plus size={16} aria-hidden />}
          loading={add.isPending}
          onClick={() => add.mutate(null)}
        >
          Add certificates…
        </Button>
      }
    >
      {add.error && (
        <Text size="sm" component="p" role="alert">
          {add.error.message}
        </Text>
      )}
      {certificates.length > 0 && (
        <Rows label="Certificates">
          {certificates.map(({ fingerprint, name, validToMs }) => (
            <Row
              key={fingerprint}
              title={name}
              detail={`Valid until ${dayText(validToMs, ownZone(), nowMs)} · ${fingerprint.slice(0, 16)}`}
              actions={
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`Remove ${name}`}
                  onClick={() => remove.mutate({ fingerprint })}
                >
                  Remove
                </Button>
              }
            />
          ))}
        </Rows>
      )}
    </Section>
  );
}
