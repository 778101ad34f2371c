import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Name =
  | 'authority.pem'
  | 'intermediate.pem'
  | 'server.pem'
  | 'server.key'
  | 'server-of-intermediate.pem'
  | 'server-of-server.pem'
  | 'client.pem';

/**
 * Certificates of an authority that no system knows, made with openssl for a hundred years: of localhost
 * and 127.0.0.1, each for the key of `server.key`. `server-of-server` is signed by a server, which is no
 * authority, and `client` may prove a client only.
 */
export const pem = (name: Name): string => readFileSync(join(import.meta.dirname, name), 'utf8');

export const authorityFile = join(import.meta.dirname, 'authority.pem');
