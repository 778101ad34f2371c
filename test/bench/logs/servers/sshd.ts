import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';
import { until } from '../../../desktop/until.ts';
import {
  createServerFolder,
  freePort,
  needed,
  type ServerFolder,
  untilLogged,
} from './server-folder.ts';

const execute = promisify(execFile);
const strangers = [
  'admin',
  'test',
  'oracle',
  'ubuntu',
  'git',
  'postgres',
  'ftpuser',
  'pi',
] as const;

/** Lets the owner of a key into sshd, and strangers try. @returns what sshd logged, without syslog's head */
export async function driveSshd(): Promise<string> {
  const folder = createServerFolder();
  try {
    const port = await freePort();
    const log = folder.at('sshd.log');
    await startSshd(folder, port, log);
    const me = userInfo().username;
    const key = (n: number) => ['-i', folder.at(`key${n}`), '-o', 'IdentitiesOnly=yes'];
    const password = ['-o', 'PubkeyAuthentication=no', '-o', 'NumberOfPasswordPrompts=2'];
    let count = 0;
    const login = (user: string, how: readonly string[]) => {
      count += 1;
      const from = `127.0.${count % 50}.${1 + ((count * 13) % 250)}`;
      return connect(folder, [...how, '-p', String(port), '-b', from, `${user}@127.0.0.1`, 'true']);
    };
    for (let n = 0; n < 16; n += 1) await login(me, key(0));
    for (let n = 0; n < 16; n += 1) await login(strangers[n % 8] ?? '', password);
    for (let n = 0; n < 8; n += 1) await login(me, password);
    const many = Array.from({ length: 7 }, (_, n) => ['-i', folder.at(`key${n + 1}`)]).flat();
    for (let n = 0; n < 6; n += 1)
      await login(strangers[n % 8] ?? '', [...many, '-o', 'IdentitiesOnly=yes']);
    await untilLogged(log, /^(Disconnected from|Connection (closed|reset)|Disconnecting)/, count);
    return readFileSync(log, 'utf8')
      .replaceAll(`for ${me} `, 'for deploy ')
      .replaceAll(`user ${me} `, 'user deploy ');
  } finally {
    await folder.close();
  }
}

async function startSshd(folder: ServerFolder, port: number, log: string): Promise<void> {
  const program = needed('/usr/sbin/sshd', 'openssh-server');
  // sshd's own empty room, which its package makes only when the system starts it.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  for (const name of ['host', ...Array.from({ length: 8 }, (_, n) => `key${n}`)]) {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', folder.at(name)]);
  }
  writeFileSync(folder.at('keys'), readFileSync(folder.at('key0.pub')));
  writeFileSync(folder.at('wrong'), '#!/bin/sh\necho wrong\n', { mode: 0o755 });
  const config = folder.at('sshd_config');
  writeFileSync(
    config,
    `Port ${port}\nListenAddress 127.0.0.1\nHostKey ${folder.at('host')}\nPidFile ${folder.at('pid')}\nAuthorizedKeysFile ${folder.at('keys')}\nStrictModes no\nUsePAM no\nPermitRootLogin yes\nMaxStartups 100\nLogLevel INFO\n`,
  );
  folder.start(program, ['-D', '-f', config, '-E', log]);
  await until('sshd listens', () => readFileSync(log, 'utf8').includes('Server listening'));
}

/** One try to get in; most fail. */
async function connect(folder: ServerFolder, args: readonly string[]): Promise<void> {
  const quiet = ['StrictHostKeyChecking=no', 'UserKnownHostsFile=/dev/null', 'LogLevel=QUIET'];
  const options = quiet.flatMap((option) => ['-o', option]);
  const { SSH_AUTH_SOCK: _agent, ...rest } = process.env;
  const env = { ...rest, SSH_ASKPASS: folder.at('wrong'), SSH_ASKPASS_REQUIRE: 'force' };
  await execute('ssh', ['-F', 'none', ...options, ...args], { env, timeout: 60_000 }).catch(
    () => undefined,
  );
}
