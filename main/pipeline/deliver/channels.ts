import type { DeliveryChannel } from '../../domain/delivery/channel.ts';
import type { Outbox } from '../../domain/ports.ts';
import { type EmailNeeds, emailChannel } from './email/email.ts';
import { keptMessages } from './email/kept-message.ts';
import { folderChannel } from './folder/folder.ts';
import { pingChannel } from './ping/ping.ts';
import { type WebhookNeeds, webhookChannel } from './webhook/webhook.ts';

export interface ChannelNeeds extends Omit<EmailNeeds, 'messages'>, WebhookNeeds {
  readonly outbox: Pick<Outbox, 'sentTo'>;
  /** Where messages lie until they are sent. */
  readonly outboxFolder: string;
}

/** Every way in which a delivery leaves this laptop, but for the desktop's notification. */
export function createChannels(needs: ChannelNeeds): readonly DeliveryChannel[] {
  return [
    emailChannel({ ...needs, messages: keptMessages(needs.outboxFolder) }),
    folderChannel(needs),
    webhookChannel(needs),
    pingChannel(needs),
  ];
}
