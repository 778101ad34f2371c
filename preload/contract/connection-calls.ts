/** The fields of a connection's form; those of other kinds are kept and not used. */
export interface ConnectionDraft {
  /** Null for a new one. */
  readonly id: string | null;
  readonly name: string;
  readonly kind: 'http' | 'postgres' | 'mysql';
  /** Of http: what the addresses of its jobs begin with. */
  readonly baseUrl: string;
  readonly auth: 'none' | 'bearer' | 'header' | 'basic';
  readonly header: string;
  /** Of `basic`, and of a database. */
  readonly user: string;
  readonly host: string;
  readonly port: string;
  readonly database: string;
  readonly encryption: 'verified' | 'unverified' | 'none';
}

export interface ConnectionView {
  readonly draft: ConnectionDraft;
  /** "api.example.org/v2", "sales on db.example.org" */
  readonly place: string;
  /** "password", "token", "key"; null where there is nothing to keep. */
  readonly secretWord: string | null;
  /** Where it is kept; null while there is none. It is never sent to a window. */
  readonly secretPlace: 'keyring' | 'session' | null;
  readonly refusal: { readonly atMs: number; readonly sentence: string } | null;
  /** Names of the jobs that use it. */
  readonly jobs: readonly string[];
}

export interface ConnectionsView {
  readonly connections: readonly ConnectionView[];
  /** Where a secret goes that is entered now. */
  readonly keeps: 'keyring' | 'session';
}

/** A form, with the secret where one was typed; null leaves the saved one. */
interface GivenConnection {
  readonly draft: ConnectionDraft;
  readonly secret: string | null;
}

export interface ConnectionCalls {
  'connections.read': { readonly argument: null; readonly answer: ConnectionsView };
  /** Saves one; a new secret lets every job go on that waited for it. */
  'connection.save': {
    readonly argument: GivenConnection;
    readonly answer: { readonly id: string; readonly resumed: number };
  };
  /** Asks the server now. What it says is an answer, well or not. */
  'connection.test': {
    readonly argument: GivenConnection;
    readonly answer: { readonly isWell: boolean; readonly sentence: string };
  };
  'connection.remove': { readonly argument: { readonly id: string }; readonly answer: null };
}
