import { hideSecrets } from '../domain/model/hide-secrets.ts';

/** A line for the log without what looks like a credential. */
export function redact(text: string): string {
  return hideSecrets(text, '[hidden]');
}
