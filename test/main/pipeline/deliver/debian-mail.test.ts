import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { sendMessage } from '../../../../main/pipeline/deliver/email/send-message.ts';
import { accountAt, password } from '../../../cast/mail/mail-server.ts';

const mail = join(import.meta.dirname, '..', '..', '..', 'cast', 'mail');

/** The mail server of a Debian package, in a process of its own. */
async function startDebianServer() {
  const python = '/usr/bin/python3';
  if (!existsSync('/usr/lib/python3/dist-packages/aiosmtpd')) {
    throw new Error('python3-aiosmtpd is not installed: `npm test` does that, or apt-get install');
  }
  const own = mkdtempSync(join(tmpdir(), 'almanac-maildir-'));
  const folder = join(own, 'mail');
  const pem = (name: string) => join(mail, `${name}.pem`);
  const program = join(mail, 'debian-server.py');
  const args = [program, folder, pem('cert'), pem('key'), password];
  const child = spawn(python, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(async () => {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    rmSync(own, { recursive: true, force: true });
  });
  const [port] = await once(createInterface(child.stdout), 'line');
  const taken = () =>
    readdirSync(join(folder, 'new')).map((name) => readFileSync(join(folder, 'new', name), 'utf8'));
  return { account: accountAt(Number(port)), taken };
}

const message = Buffer.from(
  'From: ana@example.com\r\nTo: boss@example.com\r\nMessage-ID: <one@almanac>\r\nSubject: Sales\r\n\r\nUp.\r\n',
);

test('another server takes a mail over TLS and a password, and says which recipient it does not know', async () => {
  const { account, taken } = await startDebianServer();
  const shared = { account, message, authorities: [] };
  await sendMessage({ ...shared, password, to: 'boss@example.com' });
  const bad = sendMessage({ ...shared, password, to: 'nobody@example.com' });
  await expect(bad).rejects.toMatchObject({
    code: 'delivery-failed',
    permanent: true,
    message: expect.stringContaining('nobody@example.com'),
  });
  const wrong = sendMessage({ ...shared, password: 'wrong', to: 'boss@example.com' });
  await expect(wrong).rejects.toMatchObject({ code: 'delivery-failed' });
  expect(taken()).toEqual([expect.stringMatching(/Message-ID: <one@almanac>[\s\S]*Up\./)]);
});
