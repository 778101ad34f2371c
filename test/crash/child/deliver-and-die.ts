import { type DeliveryHome, deliverAll, openDeliveries } from '../delivery-life.ts';
import { type Death, dieAt } from './die-at.ts';

/** One start of the app that ends at the nth passing of a point, or when somebody kills it. */
export interface DeliveringLife extends DeliveryHome {
  readonly death: Death | null;
}

const life: DeliveringLife = JSON.parse(String(process.argv[2]));
const deliveries = openDeliveries(life, 2);
dieAt(life.death);
await deliverAll(deliveries);
