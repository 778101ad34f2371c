import type { DeliveryChannel } from '../../domain/channel.ts';
import type { Exporter } from '../../domain/export.ts';
import type { Outbox } from '../../domain/ports.ts';
import { folderChannel } from './folder/folder.ts';

export interface ChannelNeeds {
  readonly outbox: Pick<Outbox, 'sentTo'>;
  readonly exporter: Exporter;
}

/** Every way in which a delivery leaves this laptop, but for the desktop's notification. */
export function createChannels(needs: ChannelNeeds): readonly DeliveryChannel[] {
  return [folderChannel(needs)];
}
