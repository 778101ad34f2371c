import type { Source } from './source.ts';

/** A named way to data outside the laptop; its secret lies elsewhere, under `secretName`. */
export type Connection = HttpConnection | DatabaseConnection;

export type ConnectionKind = Connection['kind'];

export interface HttpConnection {
  readonly kind: 'http';
  /** Slug, never changed: job files name it. */
  readonly id: string;
  readonly name: string;
  /** What the addresses of its jobs begin with, `https://api.example.org/v2/`. */
  readonly baseUrl: string;
  readonly auth: HttpAuth;
}

/** How the secret goes with a request: nowhere, or in one header. */
export type HttpAuth =
  | { readonly kind: 'none' }
  | { readonly kind: 'bearer' }
  | { readonly kind: 'header'; readonly header: string }
  | { readonly kind: 'basic'; readonly user: string };

export interface DatabaseConnection {
  readonly kind: 'postgres' | 'mysql';
  readonly id: string;
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  /** Whether the line is encrypted, and whether the server must prove who it is. */
  readonly encryption: 'verified' | 'unverified' | 'none';
}

/** Why nobody asks with the secret of a connection any more, until there is a new one. */
export interface Refusal {
  readonly atMs: number;
  /** One sentence: who refused what. */
  readonly sentence: string;
}

export interface SavedConnection {
  readonly connection: Connection;
  readonly refusal: Refusal | null;
}

/** Connections by id. A refusal outlives the process: a restart must not try the password again. */
export interface Connections {
  list(): readonly SavedConnection[];
  get(id: string): SavedConnection | null;
  /** Saves or replaces one; a refusal stays. */
  save(connection: Connection, nowMs: number): void;
  remove(id: string): void;
  /** Notes or, with null, takes back a refusal. @returns whether that is news */
  setRefusal(id: string, refusal: Refusal | null): boolean;
}

/** Under which its secret is saved. */
export function secretName(connectionId: string): string {
  return `connection/${connectionId}`;
}

/** What a person calls the secret of this connection. */
export function secretWord(connection: Connection): string {
  if (connection.kind !== 'http' || connection.auth.kind === 'basic') return 'password';
  return connection.auth.kind === 'bearer' ? 'token' : 'key';
}

/** A database may let a user in without one; an address that asks for one does not. */
export function needsSecret(connection: Connection): boolean {
  return connection.kind === 'http' && connection.auth.kind !== 'none';
}

/** Whether there is anything that a secret could be for. */
export function takesSecret(connection: Connection): boolean {
  return connection.kind !== 'http' || connection.auth.kind !== 'none';
}

export function connectionOf(source: Source): string | null {
  return 'connection' in source ? source.connection : null;
}

export function usesConnection(
  { sources }: { readonly sources: readonly Source[] },
  connectionId: string,
): boolean {
  return sources.some((source) => connectionOf(source) === connectionId);
}
