import { Readable } from 'node:stream';
import type { MailAccount } from '../../../domain/delivery/mail-account.ts';
import { smtpFailure } from './smtp-failure.ts';
import { trustedCertificates } from './system-certificates.ts';

const connectWithinMs = 30_000;
/** A server that looks for viruses takes its time before it answers. */
const answerWithinMs = 180_000;

export interface MailToSend {
  readonly account: MailAccount;
  readonly password: string | null;
  readonly to: string;
  readonly message: Buffer;
  /** Certificates of the company's own authorities. */
  readonly authorities: readonly string[];
  /** Called when the server has let us in, before the first byte of the message leaves. */
  readonly onLeave?: () => Promise<void>;
}

/**
 * Hands one message for one recipient to a mail server, over TLS or not at all.
 * @throws RunFailure `delivery-unknown` when the connection ended after the last byte and before the answer
 */
export async function sendMessage(mail: MailToSend): Promise<void> {
  const { account, password, to, message, authorities } = mail;
  const { default: SMTPConnection } = await import('nodemailer/lib/smtp-connection');
  const connection = new SMTPConnection({
    host: account.host,
    port: account.port,
    secure: account.security === 'tls',
    // A server that offers no encryption gets neither password nor report.
    requireTLS: account.security === 'starttls',
    tls: {
      minVersion: 'TLSv1.2',
      ca: [...trustedCertificates(), ...authorities, account.certificate].filter(Boolean),
    },
    connectionTimeout: connectWithinMs,
    greetingTimeout: connectWithinMs,
    socketTimeout: answerWithinMs,
  });
  let isAllSent = false;
  try {
    await step(connection, (done) => connection.connect(done));
    if (account.user !== '') {
      const credentials = { user: account.user, pass: password ?? '' };
      await step(connection, (done) => connection.login({ credentials }, done));
    }
    await mail.onLeave?.();
    const body = Readable.from([message]);
    body.on('end', () => {
      isAllSent = true;
    });
    await step(connection, (done) =>
      connection.send({ from: account.from, to: [to] }, body, (error) => done(error)),
    );
    connection.quit();
  } catch (caught) {
    connection.close();
    throw smtpFailure(caught, { account, password, to, isAllSent });
  }
}

interface Connection {
  once(event: 'error' | 'end', listener: (error?: Error) => void): unknown;
  removeListener(event: 'error' | 'end', listener: (error?: Error) => void): unknown;
}

/** One exchange; an error of the connection itself ends it too. */
function step(
  connection: Connection,
  run: (done: (error?: Error | null) => void) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error?: Error | null) => {
      connection.removeListener('error', settle);
      connection.removeListener('end', ended);
      // A late error of a connection that is being left has nobody to tell.
      connection.once('error', () => {});
      if (error) reject(error);
      else resolve();
    };
    const ended = () => settle(new Error('The connection ended.'));
    connection.once('error', settle);
    connection.once('end', ended);
    run(settle);
  });
}
