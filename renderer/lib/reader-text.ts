import type { TargetDraft } from '../../preload/contract/job-delivery-calls.ts';

const whenWords = {
  always: 'every report',
  changed: 'only when something has changed',
  failures: 'only when it failed',
  undelivered: 'only what another reader could not be sent',
  never: 'switched off',
} as const;

/** "E-mail to boss@example.com: every report, must arrive". A webhook's path may be its secret: only its host is told. */
export function readerText(target: TargetDraft): string {
  const notes = [
    whenWords[target.when],
    ...(target.afterMyOk ? ['after my OK'] : []),
    ...(target.required ? ['must arrive'] : []),
  ];
  const { kind, when } = target;
  if (kind === 'ping')
    return `${placeText(target)}: ${when === 'never' ? 'switched off' : 'each start and end'}`;
  return `${placeText(target)}: ${notes.join(', ')}`;
}

function placeText({ kind, to, path, url }: TargetDraft): string {
  switch (kind) {
    case 'email':
      return `E-mail to ${to.join(', ')}`;
    case 'draft':
      return to.length > 0 ? `Draft to ${to.join(', ')}` : 'Draft';
    case 'folder':
      return `Folder ${path}`;
    case 'webhook':
      return `Webhook ${hostText(url)}`;
    case 'ping':
      return `Monitor ${hostText(url)}`;
  }
}

function hostText(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
