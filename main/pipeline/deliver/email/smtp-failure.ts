import type { MailAccount } from '../../../domain/delivery/mail-account.ts';
import { RunFailure } from '../../../domain/failure.ts';
import { serverWords } from '../../server-words.ts';

interface Tried {
  readonly account: MailAccount;
  readonly password: string | null;
  readonly to: string;
  /** The last byte of the message had left: without an answer nobody knows whether it was taken. */
  readonly isAllSent: boolean;
}

/** What an SMTP error means: by its reply code (RFC 5321, 4.2), else by what the client calls it. */
export function smtpFailure(caught: unknown, tried: Tried): RunFailure {
  const { account, password, to, isAllSent } = tried;
  const { host } = account;
  const code: unknown = Reflect.get(Object(caught), 'code');
  const original: unknown = Reflect.get(Object(caught), 'originalCode');
  const reply: unknown = Reflect.get(Object(caught), 'responseCode');
  const failed = (message: string, permanent: boolean) =>
    new RunFailure('delivery-failed', message, { permanent, cause: caught });
  const isForNow = typeof reply === 'number' && reply >= 400 && reply < 500;
  // Some server that knows no STARTTLS answers it with 500: that is no word about the mail.
  if (code === 'ETLS' && !isForNow) return noEncryption(account, caught);
  if (typeof reply === 'number' && reply >= 400) {
    const said = `“${serverWords(String(Reflect.get(Object(caught), 'response') ?? ''), password)}”`;
    if (code === 'EAUTH' && !isForNow) return wrongPassword(account, caught);
    if (isForNow)
      return failed(`${host} put the mail to ${to} off: ${said}. It is tried again.`, false);
    return failed(
      `${host} refused the mail to ${to}: ${said}. Mend the address or the account, then send it again.`,
      true,
    );
  }
  if (isAllSent) {
    return new RunFailure(
      'delivery-unknown',
      `${host} did not answer after the whole mail to ${to} was handed over, so nobody knows whether it has arrived. Ask its reader, then send it again or put it away.`,
      { permanent: false, cause: caught },
    );
  }
  if (code === 'EAUTH') return wrongPassword(account, caught);
  if (isCertificateCode(original) || isCertificateCode(code)) return noEncryption(account, caught);
  if (code === 'EENVELOPE' || code === 'EMESSAGE') {
    return failed(`The mail to ${to} is not one that ${host} can take. Check the address.`, true);
  }
  return failed(`The mail server ${host} could not be reached. It is tried again.`, false);
}

function wrongPassword({ host, name }: MailAccount, cause: unknown): RunFailure {
  return new RunFailure(
    'delivery-failed',
    `${host} did not accept the user name or the password of the mail account “${name}”. Enter them again in Settings → Notifications, then send it again.`,
    { permanent: true, cause },
  );
}

function noEncryption({ host, name }: MailAccount, cause: unknown): RunFailure {
  return new RunFailure(
    'delivery-failed',
    `${host} offers no encryption that this laptop trusts, so nothing was sent. Check server and port of the mail account “${name}” in Settings → Notifications.`,
    { permanent: true, cause },
  );
}

/** OpenSSL's names of what is wrong with a certificate, as Node gives them. */
function isCertificateCode(code: unknown): boolean {
  return (
    typeof code === 'string' &&
    /^(ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/.test(code)
  );
}
