import type { TargetDraft } from '../../preload/contract/job-delivery-calls.ts';

/** Every report by mail to the boss, with its PDF. */
export const bossDraft: TargetDraft = {
  kind: 'email',
  when: 'always',
  required: false,
  afterMyOk: false,
  to: ['boss@example.com'],
  account: null,
  note: '',
  resend: 'ask',
  formats: ['pdf'],
  path: '',
  keep: null,
  url: '',
  service: 'healthchecks',
  webhookFormat: 'json',
  secret: null,
  newSecret: null,
};
