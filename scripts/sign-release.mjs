// Signs what a release says of itself, so that installed apps believe it:
//   node scripts/sign-release.mjs dist/latest-linux.yml [more]
// ALMANAC_RELEASE_KEY names a file with the Ed25519 private key (PEM), which belongs nowhere near this folder.
// `--new-key FILE` makes one and prints the public part for `resources/updates.json`.
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const publicKeyEncoding = { type: 'spki', format: 'pem' };

/** Writes `<file>.sig` beside each: the signature over its bytes, base64. */
export function signRelease(files, privateKey) {
  const key = createPrivateKey(privateKey);
  for (const file of files) {
    writeFileSync(`${file}.sig`, `${sign(null, readFileSync(file), key).toString('base64')}\n`);
  }
}

function makeKey(file) {
  const privateKeyEncoding = { type: 'pkcs8', format: 'pem' };
  const pair = generateKeyPairSync('ed25519', {
    publicKeyEncoding,
    privateKeyEncoding,
  });
  writeFileSync(file, pair.privateKey, { mode: 0o600, flag: 'wx' });
  console.log(JSON.stringify(pair.publicKey));
}

function main([first, ...rest]) {
  const key = process.env.ALMANAC_RELEASE_KEY;
  if (first === '--new-key' && rest.length === 1) return makeKey(rest[0]);
  if (first === undefined || !key) {
    console.error('Name the files to sign, and the key with ALMANAC_RELEASE_KEY.');
    process.exitCode = 2;
    return;
  }
  signRelease([first, ...rest], readFileSync(key));
}

if (import.meta.main ?? process.argv[1]?.endsWith('sign-release.mjs')) main(process.argv.slice(2));
