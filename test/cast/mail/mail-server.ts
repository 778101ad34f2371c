import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { MailAccount } from '../../../main/domain/delivery/mail-account.ts';

const pem = (name: string) => readFileSync(join(import.meta.dirname, `${name}.pem`), 'utf8');
/** Of localhost, signed by itself. */
export const certificate = pem('cert');

export const password = 'a password of an app';

export interface MailServer {
  readonly port: number;
  /** Every message that was taken, with its envelope. */
  readonly taken: { readonly to: readonly string[]; readonly raw: Buffer }[];
  /** Ends each connection as soon as a whole message has come in, before it is answered; null answers again. */
  cutBeforeAnswer(times: number): void;
  /** Is called when a whole message has come in, before it is answered. */
  beforeAnswer(call: () => void): void;
  close(): Promise<void>;
}

/**
 * A real SMTP server on loopback: TLS, a password, and whatever else a test gives. Before it stands a
 * cable that a test can cut.
 */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const taken: { to: readonly string[]; raw: Buffer }[] = [];
  let cuts = 0;
  let called: () => void = () => {};
  const server = new SMTPServer({
    key: pem('key'),
    cert: certificate,
    onAuth(auth, _session, done) {
      if (auth.password === password) return done(null, { user: auth.username });
      done(Object.assign(new Error('Who are you?'), { responseCode: 535 }));
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        taken.push({ to, raw: Buffer.concat(parts) });
        called();
        cuts -= 1;
        if (cuts >= 0) cable.cut();
        else done();
      });
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cable = layCable((server.server.address() as AddressInfo).port);
  const port = await cable.listen();
  return {
    port,
    taken,
    cutBeforeAnswer(times) {
      cuts = times;
    },
    beforeAnswer(call) {
      called = call;
    },
    async close() {
      cable.close();
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };
}

function layCable(to: number) {
  const ends = new Set<Socket>();
  const front: Server = createServer((near) => {
    const far = new (near.constructor as new () => Socket)().connect(to, '127.0.0.1');
    for (const socket of [near, far]) {
      ends.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        ends.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  const cut = () => {
    for (const socket of ends) socket.resetAndDestroy();
  };
  return {
    cut,
    listen: () =>
      new Promise<number>((resolve) =>
        front.listen(0, '127.0.0.1', () => resolve((front.address() as AddressInfo).port)),
      ),
    close() {
      cut();
      front.close();
    },
  };
}

export function accountAt(port: number, given: Partial<MailAccount> = {}): MailAccount {
  return {
    name: 'work',
    host: 'localhost',
    port,
    security: 'starttls',
    user: 'ana',
    from: 'ana@example.com',
    fromName: 'Ana Alba',
    certificate,
    ...given,
  };
}
