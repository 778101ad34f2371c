import { Send } from 'lucide-react';
import type { DeliveryView } from '../../../preload/contract/views.ts';
import { deliveryNames } from '../../lib/words.ts';
import { Row, Rows } from '../../ui/rows.tsx';
import styles from './run.module.css';

/** Word for word what left this run, and to whom. */
export function Deliveries({ deliveries }: { readonly deliveries: readonly DeliveryView[] }) {
  if (deliveries.length === 0) return <p className={styles.none}>Nothing was sent anywhere.</p>;
  return (
    <Rows label="What was sent">
      {deliveries.map((delivery) => (
        <Row
          key={`${delivery.channel} ${delivery.recipient} ${delivery.title}`}
          lead={<Send size={17} aria-hidden />}
          title={`${channelName(delivery)}: ${deliveryNames[delivery.state]}`}
          detail={delivery.failure}
          actions={
            <blockquote className={styles.sent}>
              <strong>{delivery.title}</strong>
              <span>{delivery.body}</span>
            </blockquote>
          }
        />
      ))}
    </Rows>
  );
}

function channelName({ channel, recipient }: DeliveryView): string {
  if (channel === 'notification') return 'Notification on this desktop';
  return recipient ? `${channel} to ${recipient}` : channel;
}
