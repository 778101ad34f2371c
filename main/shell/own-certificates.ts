import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { Certificate } from 'electron';
import { badInput, RunFailure } from '../domain/failure.ts';
import type { OwnCertificate } from '../domain/source/network-settings.ts';

const serverAuth = '1.3.6.1.5.5.7.3.1';

/**
 * The certificates of a PEM file.
 * @throws RunFailure `bad-input` with what is wrong with the file
 */
export function readCertificates(text: string, nowMs: number): readonly OwnCertificate[] {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0) {
    throw badInput(
      'This file holds no certificate as text. Ask for the certificate of your company’s authority as a .pem file: it begins with BEGIN CERTIFICATE.',
    );
  }
  return blocks.map((pem) => {
    const parsed = parse(pem);
    const { fingerprint256, subject, validTo } = parsed;
    const name = nameOf(subject);
    const validToMs = Date.parse(validTo);
    if (validToMs < nowMs)
      throw badInput(`The certificate ${name} has expired. Ask for its successor.`);
    return { fingerprint: fingerprint256.replaceAll(':', '').toLowerCase(), name, validToMs, pem };
  });
}

/**
 * Whether a server's certificates lead to one of ours, by the rules of RFC 5280, 6.1, for a path without
 * policies and name constraints: each is signed by the next, in its time, and the first is the host's own.
 * Asked only where the system's answer was that it does not know the authority.
 * @param presented what the server showed, its own certificate first
 */
export function isTrustedBy(
  presented: readonly string[],
  host: string,
  own: readonly string[],
  nowMs: number,
): boolean {
  const chain = presented.map(parse);
  const authorities = own.map(parse);
  const [leaf] = chain;
  if (!leaf || !isFor(leaf, host)) return false;
  for (const [at, certificate] of chain.entries()) {
    if (!isInTime(certificate, nowMs)) return false;
    const isOurs = authorities.some(
      (authority) =>
        authority.fingerprint256 === certificate.fingerprint256 ||
        (isInTime(authority, nowMs) && isIssuedBy(certificate, authority)),
    );
    if (isOurs) return true;
    const next = chain[at + 1];
    if (!next || !isIssuedBy(certificate, next)) return false;
  }
  return false;
}

/** Asks Chromium's own answer first: ours counts only for an authority that it does not know. */
export function verifyWith(own: readonly OwnCertificate[]) {
  const pems = own.map(({ pem }) => pem);
  return (
    { hostname, certificate, verificationResult }: VerifyRequest,
    answer: (result: number) => void,
  ): void => {
    const asItSays = -3;
    const isTrusted =
      verificationResult === 'net::ERR_CERT_AUTHORITY_INVALID' &&
      isTrustedBy(chainOf(certificate), hostname, pems, Date.now());
    answer(isTrusted ? 0 : asItSays);
  };
}

interface VerifyRequest {
  readonly hostname: string;
  readonly certificate: Certificate;
  readonly verificationResult: string;
}

/** A root is its own issuer; Chromium ends there or before. */
function chainOf(leaf: Certificate): readonly string[] {
  const chain: string[] = [];
  let certificate: Certificate | undefined = leaf;
  while (certificate && chain.length < 10 && !chain.includes(certificate.data)) {
    chain.push(certificate.data);
    certificate = certificate.issuerCert;
  }
  return chain;
}

function isFor(leaf: X509Certificate, host: string): boolean {
  const isServer = leaf.keyUsage === undefined || leaf.keyUsage.includes(serverAuth);
  const address = host.replace(/^\[|\]$/g, '');
  const named = isIP(address)
    ? leaf.checkIP(address)
    : leaf.checkHost(address, { subject: 'never' });
  return isServer && named !== undefined;
}

function isInTime({ validFrom, validTo }: X509Certificate, nowMs: number): boolean {
  return Date.parse(validFrom) <= nowMs && nowMs <= Date.parse(validTo);
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

function parse(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (cause) {
    const message = 'A certificate of this file is damaged. Ask for it again as a .pem file.';
    throw new RunFailure('bad-input', message, { permanent: true, cause });
  }
}

/** `CN=Example Root\nO=Example` → "Example Root" */
function nameOf(subject: string | undefined): string {
  const part = (kind: string) =>
    subject
      ?.split('\n')
      .find((line) => line.startsWith(`${kind}=`))
      ?.slice(kind.length + 1);
  return part('CN') ?? part('O') ?? 'without a name';
}
