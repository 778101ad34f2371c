import * as tls from 'node:tls';

/** A newer Node reads the system's trust store too; there a company keeps the certificates of its own servers. */
interface NewerTls {
  readonly getCACertificates?: (type: 'system') => readonly string[];
}

let known: readonly string[] | null = null;

/** Certificates to trust: Node's own, and the system's where this Node can read them. Read once: it takes a while. */
export function trustedCertificates(): readonly string[] {
  known ??= [...tls.rootCertificates, ...((tls as NewerTls).getCACertificates?.('system') ?? [])];
  return known;
}
