import type { DeliveryChannel } from '../../../domain/delivery/channel.ts';
import { type Delivery, dedupeKey } from '../../../domain/delivery/delivery.ts';
import type { DeliveryContent } from '../../../domain/delivery/delivery-content.ts';
import {
  findMailAccount,
  type MailAccount,
  mailSecret,
} from '../../../domain/delivery/mail-account.ts';
import { asRunFailure, RunFailure } from '../../../domain/failure.ts';
import type { Settings } from '../../../domain/records.ts';
import type { Exporter } from '../../../domain/report/export.ts';
import { crashPoint } from '../../../domain/run/crash-point.ts';
import { ownAuthorities } from '../../../domain/source/network-settings.ts';
import type { Secrets } from '../../../domain/source/secrets.ts';
import { composeMessage } from './compose-message.ts';
import type { KeptMessages } from './kept-message.ts';
import { type MailToSend, sendMessage } from './send-message.ts';

export interface EmailNeeds {
  readonly exporter: Exporter;
  readonly settings: Pick<Settings, 'text'>;
  readonly secrets: Secrets;
  readonly messages: KeptMessages;
  /** False in a command, which leaves what it has no password for to the app. */
  readonly keepsSchedule: boolean;
}

/** Greylisting lets a second try pass after minutes, a server that is down comes back within the day. */
const retry = { attempts: 30, firstMs: 60_000, maxMs: 3_600_000 };

/**
 * Sends each recipient a message of its own through the analyst's mail server. Every try of a delivery has
 * the same Message-ID, Date and body: who gets it twice can see that it is one.
 */
export function emailChannel(needs: EmailNeeds): DeliveryChannel {
  const { settings, secrets, messages } = needs;

  function accountOf(delivery: Delivery): MailAccount {
    const { account } = contentOf(delivery);
    const found = findMailAccount(settings, account);
    if (found) return found;
    throw new RunFailure(
      'delivery-failed',
      account === null
        ? 'There is no mail account to send from. Add one in Settings → Notifications, then send it again.'
        : `There is no mail account “${account}”. Add it in Settings → Notifications, then send it again.`,
      { permanent: true },
    );
  }

  function mailOf(delivery: Delivery): Pick<MailToSend, 'account' | 'password'> {
    const account = accountOf(delivery);
    if (account.user === '') return { account, password: null };
    const password = readPassword(account.name);
    if (password !== null) return { account, password };
    throw new RunFailure(
      'delivery-failed',
      `The password of the mail account “${account.name}” is not known any more. Enter it in Settings → Notifications, then send it again.`,
      { permanent: true },
    );
  }

  /** A locked keyring is open again when its owner is back: the mail waits. */
  function readPassword(name: string): string | null {
    try {
      return secrets.read(mailSecret(name));
    } catch (caught) {
      const { code, message } = asRunFailure(caught);
      throw new RunFailure(code, message, { permanent: false, cause: caught });
    }
  }

  return {
    kind: 'email',
    atOnce: 2,
    retry,
    canSend(delivery) {
      if (needs.keepsSchedule) return true;
      const account = findMailAccount(settings, contentOf(delivery).account);
      return account !== null && (account.user === '' || secrets.has(mailSecret(account.name)));
    },
    isStillHere(delivery) {
      const account = findMailAccount(settings, contentOf(delivery).account);
      return account !== null && messages.isHeld(nameOf(delivery, account));
    },
    async send(delivery) {
      const { account, password } = mailOf(delivery);
      const key = dedupeKey(delivery);
      const name = nameOf(delivery, account);
      await messages.hold(name);
      const message = await messages.keep(name, () =>
        composeMessage(
          {
            content: contentOf(delivery),
            runId: delivery.runId,
            from: { address: account.from, name: account.fromName },
            key,
            text: `${delivery.payload.title}\n\n${delivery.payload.body}`,
            isDraft: false,
          },
          needs,
        ),
      );
      crashPoint('after the message');
      const onLeave = async () => {
        await messages.letGo(name);
        crashPoint('after it was let go');
      };
      await sendMessage({
        account,
        password,
        to: delivery.recipient,
        message,
        authorities: ownAuthorities(settings),
        onLeave,
      });
      await messages.forget(name);
    },
  };
}

/** With the sender: after its address was mended the old message is of no use. */
function nameOf(delivery: Delivery, { from, fromName }: MailAccount): string {
  return `${dedupeKey(delivery)}/${from}/${fromName}`;
}

function contentOf({ payload, id }: Delivery): Extract<DeliveryContent, { kind: 'email' }> {
  if (payload.content?.kind === 'email') return payload.content;
  throw new Error(`delivery ${id} is no e-mail`);
}
