import type { DeliveryView } from '../../../preload/contract/views.ts';
import { DeliveryRow } from '../../ui/delivery-rows.tsx';
import { Rows } from '../../ui/rows.tsx';
import styles from './run.module.css';

interface DeliveriesProps {
  readonly deliveries: readonly DeliveryView[];
  readonly zone: string;
}

/** Everything that left this run. */
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
