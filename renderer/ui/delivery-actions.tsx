import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { DeliveryView } from '../../preload/contract/views.ts';
import { useAct } from '../lib/acts.ts';
import { Retarget } from './retarget.tsx';

interface DeliveryActionsProps {
  readonly delivery: DeliveryView;
  /** What it is called in the row: "E-mail to boss@example.com". */
  readonly place: string;
}

/** What can be done about a delivery that has not arrived; of one that has, only a draft is opened once more. */
export function DeliveryActions({ delivery, place }: DeliveryActionsProps) {
  const { id, state, isHeld, channel } = delivery;
  const resend = useAct('delivery.resend');
  const release = useAct('delivery.release');
  const skip = useAct('delivery.skip');
  const open = useAct('delivery.open-draft');
  const [isMoving, setMoving] = useState(false);
  const isBusy = open.isPending || resend.isPending || release.isPending || skip.isPending;
  const shared = { size: 'compact-sm', disabled: isBusy } as const;
  if (channel === 'notification' || channel === 'ping' || state === 'sending') return null;
  if (state === 'sent' && channel !== 'draft') return null;
  return (
    <Group gap="xs">
      {isHeld && state === 'pending' && channel !== 'draft' && (
        <Button
          {...shared}
          onClick={() => release.mutate({ id })}
          aria-label={`Send now: ${place}`}
        >
          Send now
        </Button>
      )}
      {channel === 'draft' && (
        <Button
          {...shared}
          variant={state === 'pending' ? 'filled' : 'default'}
          onClick={() => open.mutate({ id })}
          aria-label={`Open: ${place}`}
        >
          {state === 'sent' ? 'Open it again' : 'Open the draft'}
        </Button>
      )}
      {!isHeld && channel !== 'draft' && (
        <Button
          {...shared}
          variant={state === 'skipped' ? 'default' : 'filled'}
          onClick={() => resend.mutate({ id })}
          aria-label={`Send again: ${place}`}
        >
          {state === 'pending' ? 'Try now' : 'Send again'}
        </Button>
      )}
      {state !== 'skipped' && channel !== 'draft' && (
        <Button {...shared} variant="default" onClick={() => setMoving(true)}>
          {channel === 'folder' ? 'Another folder…' : 'Another address…'}
        </Button>
      )}
      {state !== 'skipped' && state !== 'sent' && (
        <Button
          {...shared}
          variant="default"
          onClick={() => skip.mutate({ id })}
          aria-label={`Do not send: ${place}`}
        >
          Do not send
        </Button>
      )}
      {isMoving && <Retarget delivery={delivery} onClose={() => setMoving(false)} />}
    </Group>
  );
}
