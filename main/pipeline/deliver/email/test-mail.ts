import { type MailAccount, mailSecret } from '../../../domain/delivery/mail-account.ts';
import type { Settings } from '../../../domain/records.ts';
import type { Exporter } from '../../../domain/report/export.ts';
import { ownAuthorities } from '../../../domain/source/network-settings.ts';
import type { Secrets } from '../../../domain/source/secrets.ts';
import { composeMessage } from './compose-message.ts';
import { sendMessage } from './send-message.ts';

/**
 * Sends a mail that says that the account works.
 * @throws RunFailure with what the server said
 */
export async function sendTestMail(
  account: MailAccount,
  to: string,
  needs: {
    readonly secrets: Secrets;
    readonly settings: Pick<Settings, 'text'>;
    readonly exporter: Exporter;
    readonly nowMs: number;
  },
): Promise<void> {
  const { secrets, nowMs } = needs;
  const content = {
    to: [to],
    subject: 'Almanac can send mail',
    note: null,
    attach: [],
    dateMs: nowMs,
    report: null,
  };
  const message = await composeMessage(
    {
      content,
      runId: '',
      from: { address: account.from, name: account.fromName },
      key: `test/${account.name}/${to}/${nowMs}`,
      text: `This is a test of the mail account “${account.name}”. Reports can be sent from it.`,
      isDraft: false,
    },
    needs,
  );
  const password = account.user === '' ? null : secrets.read(mailSecret(account.name));
  const authorities = ownAuthorities(needs.settings);
  await sendMessage({ account, password, to, message, authorities });
}
