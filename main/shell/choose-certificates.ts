import { readFileSync, statSync } from 'node:fs';
import type { BrowserWindow } from 'electron';
import { badInput } from '../domain/failure.ts';
import type { OwnCertificate } from '../domain/source/network-settings.ts';
import { chooseOne } from './dialogs.ts';
import { readCertificates } from './own-certificates.ts';

/** A bundle of a whole system has a quarter of it. */
const mostBytes = 1_000_000;

/** Asks for a file of certificates. @returns null when given up @throws RunFailure `bad-input` */
export async function chooseCertificates(
  parent: BrowserWindow | null,
  nowMs: number,
): Promise<readonly OwnCertificate[] | null> {
  const path = await chooseOne(parent, {
    title: 'Choose the certificate of your company’s authority',
    filters: [{ name: 'Certificates', extensions: ['pem', 'crt', 'cer'] }],
  });
  if (path === null) return null;
  if (statSync(path).size > mostBytes) throw badInput('This file is too large for certificates.');
  return readCertificates(readFileSync(path, 'utf8'), nowMs);
}
