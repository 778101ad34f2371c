import type {
  ConnectionDraft,
  ConnectionView,
} from '../../../preload/contract/connection-calls.ts';
import {
  type Connection,
  type DatabaseConnection,
  type HttpAuth,
  type HttpConnection,
  type SavedConnection,
  secretWord,
  takesSecret,
} from '../../domain/source/connection.ts';
import type { Secrets } from '../../domain/source/secrets.ts';

interface Problem {
  readonly field: string;
  readonly message: string;
}

const usualPorts = { postgres: 5432, mysql: 3306 } as const;
const emptyDraft: Omit<ConnectionDraft, 'id' | 'name' | 'kind'> = {
  baseUrl: '',
  auth: 'none',
  header: '',
  user: '',
  host: '',
  port: '',
  database: '',
  encryption: 'verified',
};

/** The connection that a form describes, or what is wrong with it by field. */
export function connectionOfDraft(
  draft: ConnectionDraft,
  id: string,
): Connection | readonly Problem[] {
  const name = draft.name.trim();
  const problems = [
    ...(name === '' ? [{ field: 'name', message: 'Give it a name.' }] : []),
    ...(draft.kind === 'http' ? httpProblems(draft) : databaseProblems(draft)),
  ];
  if (problems.length > 0) return problems;
  if (draft.kind === 'http') {
    return { kind: 'http', id, name, baseUrl: draft.baseUrl.trim(), auth: authOf(draft) };
  }
  return databaseOf(draft, draft.kind, id, name);
}

function httpProblems({ baseUrl, auth, header, user }: ConnectionDraft): readonly Problem[] {
  const address = baseUrl.trim();
  const url = URL.canParse(address) ? new URL(address) : null;
  const isWeb = url !== null && ['http:', 'https:'].includes(url.protocol);
  const problems: Problem[] = [];
  if (!isWeb) {
    const message = 'Write an address that begins with https://, such as https://api.example.org.';
    problems.push({ field: 'baseUrl', message });
  } else if (url.username !== '' || url.password !== '' || url.search !== '') {
    const message = 'Leave user, password and everything after ? out of the address.';
    problems.push({ field: 'baseUrl', message });
  }
  if (auth === 'header' && !/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(header.trim())) {
    problems.push({ field: 'header', message: 'Write the name of a header, such as X-Api-Key.' });
  }
  if (auth === 'basic' && user.trim() === '') {
    problems.push({ field: 'user', message: 'Write the user name.' });
  }
  return problems;
}

function databaseProblems({ host, port, database, user }: ConnectionDraft): readonly Problem[] {
  const number = Number(port.trim() || '1');
  const isPort = Number.isInteger(number) && number > 0 && number < 65_536;
  return [
    ...(/^[^\s/:@]+$|^[0-9a-f:]+$/i.test(host.trim())
      ? []
      : [{ field: 'host', message: 'Write the name of the server, such as db.example.org.' }]),
    ...(isPort ? [] : [{ field: 'port', message: 'Write a number between 1 and 65535.' }]),
    ...(database.trim() === ''
      ? [{ field: 'database', message: 'Write the name of the database.' }]
      : []),
    ...(user.trim() === '' ? [{ field: 'user', message: 'Write the user name.' }] : []),
  ];
}

function authOf({ auth, header, user }: ConnectionDraft): HttpAuth {
  if (auth === 'header') return { kind: auth, header: header.trim() };
  if (auth === 'basic') return { kind: auth, user: user.trim() };
  return { kind: auth };
}

function databaseOf(
  draft: ConnectionDraft,
  kind: DatabaseConnection['kind'],
  id: string,
  name: string,
): DatabaseConnection {
  return {
    kind,
    id,
    name,
    host: draft.host.trim(),
    port: Number(draft.port.trim() || usualPorts[kind]),
    database: draft.database.trim(),
    user: draft.user.trim(),
    encryption: draft.encryption,
  };
}

export function connectionView(
  { connection, refusal }: SavedConnection,
  secretPlace: ReturnType<Secrets['placeOf']>,
  jobs: readonly string[],
): ConnectionView {
  return {
    draft: draftOf(connection),
    place: placeText(connection),
    secretWord: takesSecret(connection) ? secretWord(connection) : null,
    secretPlace: secretPlace === 'environment' ? null : secretPlace,
    refusal,
    jobs,
  };
}

function draftOf(connection: Connection): ConnectionDraft {
  return connection.kind === 'http' ? httpDraft(connection) : databaseDraft(connection);
}

function httpDraft({ id, name, kind, baseUrl, auth }: HttpConnection): ConnectionDraft {
  const header = auth.kind === 'header' ? auth.header : '';
  const user = auth.kind === 'basic' ? auth.user : '';
  return { ...emptyDraft, id, name, kind, baseUrl, auth: auth.kind, header, user };
}

function databaseDraft({ port, ...connection }: DatabaseConnection): ConnectionDraft {
  return { ...emptyDraft, ...connection, port: String(port) };
}

function placeText(connection: Connection): string {
  if (connection.kind === 'http') return connection.baseUrl.replace(/^https?:\/\/|\/+$/g, '');
  return `${connection.database} on ${connection.host}`;
}
