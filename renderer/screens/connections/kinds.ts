import type { ConnectionDraft } from '../../../preload/contract/connection-calls.ts';

/** What the fields of each kind share. */
export interface FieldsProps {
  readonly draft: ConnectionDraft;
  readonly change: (part: Partial<ConnectionDraft>) => void;
  readonly errorOf: (field: string) => string | undefined;
}

export const newConnection: ConnectionDraft = {
  id: null,
  name: '',
  kind: 'http',
  baseUrl: '',
  auth: 'bearer',
  header: '',
  user: '',
  host: '',
  port: '',
  database: '',
  encryption: 'verified',
};

export const kinds = [
  { value: 'http', label: 'Web address (JSON or CSV)' },
  { value: 'postgres', label: 'PostgreSQL' },
  { value: 'mysql', label: 'MySQL or MariaDB' },
] as const;

export const encryptions = [
  { value: 'verified', label: 'Encrypted, and the server proves who it is' },
  { value: 'unverified', label: 'Encrypted, with any certificate' },
  { value: 'none', label: 'Not encrypted' },
] as const;

export const auths = [
  { value: 'bearer', label: 'A token (Authorization: Bearer)' },
  { value: 'header', label: 'A key in a header of its own' },
  { value: 'basic', label: 'User name and password' },
  { value: 'none', label: 'Nothing: anybody may read it' },
] as const;

/** What the secret of a form is called; null where it has none. */
export function secretWordOf({ kind, auth }: ConnectionDraft): string | null {
  if (kind !== 'http' || auth === 'basic') return 'Password';
  if (auth === 'none') return null;
  return auth === 'bearer' ? 'Token' : 'Key';
}
