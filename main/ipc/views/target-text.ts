import type { DeliveryTarget } from '../../domain/delivery-target.ts';

const whenWords = {
  always: 'every report',
  changed: 'only when something has changed',
  failures: 'only when it failed',
  never: 'switched off',
} as const;

/** "E-mail to boss@example.com: every report, must arrive". A webhook's path may be its secret: only its host is told. */
export function targetText(
  target: Exclude<DeliveryTarget, { readonly kind: 'notification' }>,
): string {
  const notes = [
    whenWords[target.when],
    ...(target.kind !== 'draft' && target.afterMyOk ? ['after my OK'] : []),
    ...(target.required ? ['must arrive'] : []),
  ];
  return `${placeText(target)}: ${notes.join(', ')}`;
}

function placeText(target: Exclude<DeliveryTarget, { readonly kind: 'notification' }>): string {
  switch (target.kind) {
    case 'email':
      return `E-mail to ${target.to.join(', ')}`;
    case 'draft':
      return target.to.length > 0 ? `Draft to ${target.to.join(', ')}` : 'Draft';
    case 'folder':
      return `Folder ${target.path}`;
    case 'webhook':
      return `Webhook ${new URL(target.url).host}`;
  }
}
