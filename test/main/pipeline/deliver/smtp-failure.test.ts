import { expect, test } from 'vitest';
import { smtpFailure } from '../../../../main/pipeline/deliver/email/smtp-failure.ts';
import { accountAt, password } from '../../../cast/mail/mail-server.ts';

const tried = { account: accountAt(587), password, to: 'boss@example.com', isAllSent: false };

test.each([
  ['as it is', password],
  ['as it was sent', Buffer.from(`\0ana\0${password}`).toString('base64')],
  ['in an address', encodeURIComponent(password)],
])('a password that the server repeats is not quoted: %s (G02)', (_, repeated) => {
  const response = `454 Not now: ${repeated}.`;
  const said = Object.assign(new Error(response), { code: 'EAUTH', responseCode: 454, response });
  const { message, permanent } = smtpFailure(said, tried);
  expect(permanent).toBe(false);
  expect(message).toMatch(
    /^localhost put the mail to boss@example.com off: “454 Not now: .*\[hidden\]/,
  );
  expect(message).not.toContain(repeated.slice(8, -8));
});
