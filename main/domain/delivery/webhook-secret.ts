import { freeId } from '../job/free-id.ts';
import type { DeliveryTarget } from './delivery-target.ts';

/** Under which name a secret that signs webhooks is kept. */
export function webhookSecret(name: string): string {
  return `webhook/${name}`;
}

/** The names of the secrets that deliveries are signed with. */
export function secretNames(deliver: readonly DeliveryTarget[]): readonly string[] {
  return deliver.flatMap((target) =>
    target.kind === 'webhook' && target.secret ? [target.secret] : [],
  );
}

/** A name for a new secret, after the host that it is for. */
export function secretNameFor(url: string, taken: readonly string[]): string {
  const [, host = ''] = /^https?:\/\/([^/?#]+)/i.exec(url.trim()) ?? [];
  return freeId(host, 'webhook', (name) => taken.includes(name));
}
