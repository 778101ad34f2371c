import type { TargetDraft } from '../../../preload/contract/job-delivery-calls.ts';
import type { DeliveryTarget, NotificationTarget } from '../../domain/delivery/delivery-target.ts';

type SentTarget = Exclude<DeliveryTarget, NotificationTarget>;

const unused = {
  afterMyOk: false,
  to: [],
  account: null,
  note: '',
  resend: 'ask',
  formats: [],
  path: '',
  keep: null,
  url: '',
  service: 'healthchecks',
  webhookFormat: 'json',
  secret: null,
  newSecret: null,
} as const;

/** A delivery as the editor shows it. */
export function targetDraft(target: SentTarget): TargetDraft {
  switch (target.kind) {
    case 'email': {
      const { attach, note, ...shared } = target;
      return { ...unused, ...shared, note: note ?? '', formats: attach };
    }
    case 'draft': {
      const { attach, note, ...shared } = target;
      return { ...unused, ...shared, note: note ?? '', formats: attach };
    }
    case 'folder':
    case 'ping':
      return { ...unused, ...target };
    case 'webhook': {
      const { format, ...shared } = target;
      return { ...unused, ...shared, webhookFormat: format };
    }
  }
}

/** The delivery that a draft means. */
export function targetOf(draft: TargetDraft): SentTarget {
  const { kind, when, required, afterMyOk, to, account, resend, formats, keep, secret } = draft;
  const note = draft.note.trim() === '' ? null : draft.note.trim();
  const rule = { when, required };
  switch (kind) {
    case 'email':
      return { kind, ...rule, afterMyOk, to, account, note, attach: formats, resend };
    case 'draft':
      return { kind, ...rule, to, note, attach: formats };
    case 'folder':
      return { kind, ...rule, afterMyOk, path: draft.path.trim(), formats, keep };
    case 'webhook': {
      const { webhookFormat: format } = draft;
      return { kind, ...rule, afterMyOk, url: draft.url.trim(), format, secret };
    }
    case 'ping':
      return { kind, when, required: false, service: draft.service, url: draft.url.trim() };
  }
}
