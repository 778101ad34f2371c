import { existsSync, readFileSync } from 'node:fs';
import * as tls from 'node:tls';

/** A newer Node reads the system's trust store; there a company keeps the certificates of its own servers. */
interface NewerTls {
  readonly getCACertificates?: (type: 'system') => readonly string[];
}

/** Where Linux keeps them: Debian, Fedora. An older Node does not look there. */
const bundles = ['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt'];

let known: readonly string[] | null = null;

/** Certificates to trust: Node's own and the system's. Read once: it takes a while. */
export function trustedCertificates(): readonly string[] {
  known ??= [...tls.rootCertificates, ...systemCertificates()];
  return known;
}

function systemCertificates(): readonly string[] {
  const { getCACertificates } = tls as NewerTls;
  if (getCACertificates) return getCACertificates('system');
  return bundles.filter((file) => existsSync(file)).map((file) => readFileSync(file, 'utf8'));
}
