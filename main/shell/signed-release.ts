import { verify } from 'node:crypto';
import { parse } from 'yaml';
import { RunFailure } from '../domain/failure.ts';

/** A file of a release, and what it must be. */
export interface ReleaseFile {
  readonly url: string;
  /** Base64. */
  readonly sha512: string;
  readonly size?: number;
}

/** What a release says of itself, as electron-builder writes it (`latest-linux.yml` and its like). */
export interface Release {
  readonly version: string;
  readonly files: readonly ReleaseFile[];
  readonly releaseDate: string;
  readonly releaseNotes?: string;
}

/** Longer notes are cut: they are shown on one page. */
const mostNotes = 4000;

/**
 * Reads what a release says of itself, after its signature was checked over exactly these bytes.
 * @param signature Ed25519, base64, as `scripts/sign-release.mjs` writes it
 * @throws RunFailure `not-allowed` when our key has not signed it, or it is no release
 */
export function readSignedRelease(text: string, signature: string, publicKey: string): Release {
  if (!isSigned(text, signature, publicKey)) {
    throw refused('was not signed by the makers of Almanac, so nothing of it was fetched');
  }
  const said: unknown = parse(text);
  if (!isRelease(said)) throw refused('does not say which version it is, or of which files');
  const notes = typeof said.releaseNotes === 'string' ? said.releaseNotes : '';
  return { ...said, releaseNotes: notes.slice(0, mostNotes) };
}

function isSigned(text: string, signature: string, publicKey: string): boolean {
  try {
    const bytes = Buffer.from(signature.trim(), 'base64');
    return verify(null, Buffer.from(text), publicKey, bytes);
  } catch {
    // A key or a signature that is none of its kind signs nothing.
    return false;
  }
}

function isRelease(said: unknown): said is Release {
  const { version, files } = Object(said) as Partial<Record<keyof Release, unknown>>;
  return (
    typeof version === 'string' &&
    Array.isArray(files) &&
    files.length > 0 &&
    files.every(({ url, sha512 }) => typeof url === 'string' && typeof sha512 === 'string')
  );
}

function refused(why: string): RunFailure {
  const message = `What the update server offers ${why}. This version stays.`;
  return new RunFailure('not-allowed', message, { permanent: true });
}
