import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { goTo, newPerson, startApp } from './cast.ts';

const pem = { type: 'spki', format: 'pem' } as const;
const { publicKey, privateKey } = generateKeyPairSync('ed25519');

/** A server of releases on loopback. What it serves can be changed while the app runs. */
async function updateServer() {
  const files = new Map<string, Buffer>();
  const asked: { readonly path: string; readonly headers: IncomingHttpHeaders }[] = [];
  const server = createServer(({ url = '', headers }, answer) => {
    const path = url.split('?')[0] ?? '';
    asked.push({ path, headers });
    const body = files.get(path);
    answer.writeHead(body ? 200 : 404).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { files, asked, host: `127.0.0.1:${port}` };
}

const image = 'Almanac-9.9.9-linux.AppImage';

/** Puts version 9.9.9 on the server, signed by our key unless another one is given. */
function publish(files: Map<string, Buffer>, program: Buffer, key = privateKey): void {
  const said = Buffer.from(
    JSON.stringify({
      version: '9.9.9',
      files: [
        {
          url: image,
          sha512: createHash('sha512').update(program).digest('base64'),
          size: program.length,
        },
      ],
      releaseNotes: 'Reports open faster.\nFailures say what to do.',
    }),
  );
  files.set('/releases/latest-linux.yml', said);
  files.set(
    '/releases/latest-linux.yml.sig',
    Buffer.from(sign(null, said, key).toString('base64')),
  );
  files.set(`/releases/${image}`, program);
}

test('S26: nobody is asked for updates before it is switched on, what is not signed or not whole is refused, and the rest is installed at quit', async () => {
  const { files, asked, host } = await updateServer();
  const folder = mkdtempSync(join(tmpdir(), 'almanac-updates-'));
  // In the place of an AppImage a script; the newer one leaves a mark when the installation starts it.
  const installed = join(folder, 'Almanac.AppImage');
  const mark = join(folder, 'installed');
  writeFileSync(installed, '#!/bin/sh\n');
  chmodSync(installed, 0o755);
  const program = Buffer.from(`#!/bin/sh\necho "$APPIMAGE_EXIT_AFTER_INSTALL" > ${mark}\n`);
  const config = join(folder, 'updates.json');
  writeFileSync(
    config,
    JSON.stringify({
      url: `http://${host}/releases`,
      publicKey: publicKey.export(pem),
      updaterCacheDirName: 'almanac-updates',
    }),
  );
  const env = {
    ...process.env,
    APPIMAGE: installed,
    ALMANAC_UPDATES: config,
    XDG_CACHE_HOME: join(folder, 'cache'),
  };
  const app = await startApp(newPerson(), { env });
  const page = await app.firstWindow();
  await goTo(page, '/settings/network');
  await page.getByText('Nothing leaves this laptop').waitFor();
  await goTo(page, '/settings/about');
  const wanted = page.getByRole('switch', { name: 'Look for a newer version once a day' });
  expect(await wanted.isChecked()).toBe(false);
  expect(asked).toEqual([]);

  publish(files, program, generateKeyPairSync('ed25519').privateKey);
  await wanted.click();
  await page.getByText('was not signed by the makers of Almanac').waitFor();
  expect(asked.map(({ path }) => path)).toEqual([
    '/releases/latest-linux.yml',
    '/releases/latest-linux.yml.sig',
  ]);

  publish(files, program);
  files.set(`/releases/${image}`, Buffer.from('#!/bin/sh\necho evil\n'));
  await page.getByRole('button', { name: 'Look now' }).click();
  await page.getByText('not the one that was signed, so it was thrown away').waitFor();

  publish(files, program);
  await page.getByRole('button', { name: 'Look now' }).click();
  await page.getByText('Almanac 9.9.9 is ready. It is installed when you quit Almanac.').waitFor();
  await page.getByText('Failures say what to do.').waitFor();
  await goTo(page, '/settings/network');
  await page.getByText('Updates of Almanac').waitFor();
  // Nothing that names this installation goes along.
  expect(
    asked.flatMap(({ headers }) => Object.keys(headers)).filter((name) => /^x-|cookie/.test(name)),
  ).toEqual([]);

  expect(existsSync(mark)).toBe(false);
  await app.close();
  expect(readFileSync(installed)).toEqual(program);
  expect(readFileSync(mark, 'utf8')).toBe('true\n');
});
