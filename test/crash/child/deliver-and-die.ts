import type { CrashPoint } from '../../../main/domain/crash-point.ts';
import { type DeliveryHome, deliverAll, openDeliveries } from '../delivery-life.ts';

/** One start of the app that ends at the nth passing of a point, or when somebody kills it. */
export interface DeliveringLife extends DeliveryHome {
  readonly death: { readonly at: CrashPoint; readonly nth: number } | null;
}

const life: DeliveringLife = JSON.parse(String(process.argv[2]));
const deliveries = openDeliveries(life, 2);
let passed = 0;
Object.assign(globalThis, {
  almanacCrashPoint(point: CrashPoint) {
    if (point !== life.death?.at) return;
    passed += 1;
    if (passed === life.death.nth) process.kill(process.pid, 'SIGKILL');
  },
});
await deliverAll(deliveries);
