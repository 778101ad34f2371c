import {
  Bell,
  FolderOpen,
  HeartPulse,
  type LucideIcon,
  Mail,
  MailOpen,
  Webhook,
} from 'lucide-react';
import type { DeliveryView } from '../../preload/contract/views.ts';
import { useNow } from '../lib/clock.ts';
import { momentText } from '../lib/time-text.ts';
import { deliveryNames } from '../lib/words.ts';
import { DeliveryActions } from './delivery-actions.tsx';
import styles from './delivery-rows.module.css';
import { Row } from './rows.tsx';

const icons: Readonly<Record<DeliveryView['channel'], LucideIcon>> = {
  notification: Bell,
  email: Mail,
  draft: MailOpen,
  folder: FolderOpen,
  webhook: Webhook,
  ping: HeartPulse,
};

interface DeliveryRowProps {
  readonly delivery: DeliveryView;
  readonly zone: string;
  /** Whose report it is, where the list holds those of several. */
  readonly jobName?: string;
}

/** Word for word what left or leaves this laptop, to whom, what became of it, and what can be done about it. */
export function DeliveryRow({ delivery, zone, jobName }: DeliveryRowProps) {
  const nowMs = useNow();
  const Icon = icons[delivery.channel];
  const isLater = delivery.state === 'pending' && !delivery.isHeld && delivery.nextAtMs > nowMs;
  const next = isLater ? `Tried again ${momentText(delivery.nextAtMs, zone, nowMs)}.` : null;
  const notes = [delivery.failure, next, delivery.isMaybeDuplicate ? maybeTwice : null];
  return (
    <Row
      lead={<Icon size={17} aria-hidden />}
      title={`${jobName ? `${jobName}. ` : ''}${placeName(delivery)}: ${stateName(delivery)}`}
      detail={notes.filter((note) => note !== null).join(' ')}
      actions={
        <div className={styles.told}>
          <blockquote className={styles.sent}>
            <strong>{delivery.title}</strong>
            <span>{delivery.body}</span>
          </blockquote>
          <DeliveryActions delivery={delivery} place={placeName(delivery)} />
        </div>
      }
    />
  );
}

const maybeTwice = 'It went out a second time, so it may have arrived twice.';

function stateName({ state, isHeld, channel }: DeliveryView): string {
  if (state !== 'pending' || !isHeld) return deliveryNames[state];
  return channel === 'draft' ? 'Ready to be sent by you' : 'Waits for your OK';
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
    case 'ping':
      return `Monitor ${recipient}`;
  }
}
