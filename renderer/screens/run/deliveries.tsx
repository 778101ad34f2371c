import { Bell, FolderOpen, type LucideIcon, Mail, MailOpen, Webhook } from 'lucide-react';
import type { DeliveryView } from '../../../preload/contract/views.ts';
import { useNow } from '../../lib/clock.ts';
import { momentText } from '../../lib/time-text.ts';
import { deliveryNames } from '../../lib/words.ts';
import { Row, Rows } from '../../ui/rows.tsx';
import { DeliveryActions } from './delivery-actions.tsx';
import styles from './run.module.css';

const icons: Readonly<Record<DeliveryView['channel'], LucideIcon>> = {
  notification: Bell,
  email: Mail,
  draft: MailOpen,
  folder: FolderOpen,
  webhook: Webhook,
};

interface DeliveriesProps {
  readonly deliveries: readonly DeliveryView[];
  readonly zone: string;
}

/** Word for word what left this run, to whom, what became of it, and what can be done about it. */
export function Deliveries({ deliveries, zone }: DeliveriesProps) {
  if (deliveries.length === 0) return <p className={styles.none}>Nothing was sent anywhere.</p>;
  return (
    <Rows label="What was sent">
      {deliveries.map((delivery) => (
        <DeliveryRow key={delivery.id} delivery={delivery} zone={zone} />
      ))}
    </Rows>
  );
}

function DeliveryRow({ delivery, zone }: { readonly delivery: DeliveryView; zone: string }) {
  const nowMs = useNow();
  const Icon = icons[delivery.channel];
  const isLater = delivery.state === 'pending' && !delivery.isHeld && delivery.nextAtMs > nowMs;
  const next = isLater ? `Tried again ${momentText(delivery.nextAtMs, zone, nowMs)}.` : null;
  const notes = [delivery.failure, next, delivery.isMaybeDuplicate ? maybeTwice : null];
  return (
    <Row
      lead={<Icon size={17} aria-hidden />}
      title={`${placeName(delivery)}: ${stateName(delivery)}`}
      detail={notes.filter((note) => note !== null).join(' ')}
      actions={
        <>
          <blockquote className={styles.sent}>
            <strong>{delivery.title}</strong>
            <span>{delivery.body}</span>
          </blockquote>
          <DeliveryActions delivery={delivery} place={placeName(delivery)} />
        </>
      }
    />
  );
}

const maybeTwice = 'It went out a second time, so it may have arrived twice.';

function stateName({ state, isHeld }: DeliveryView): string {
  return state === 'pending' && isHeld ? 'Waits for your OK' : deliveryNames[state];
}

function placeName({ channel, recipient }: DeliveryView): string {
  switch (channel) {
    case 'notification':
      return 'Notification on this desktop';
    case 'email':
      return `E-mail to ${recipient}`;
    case 'draft':
      return recipient === '' ? 'Draft for your mail program' : `Draft to ${recipient}`;
    case 'folder':
      return `Folder ${recipient}`;
    case 'webhook':
      return `Webhook ${recipient}`;
  }
}
