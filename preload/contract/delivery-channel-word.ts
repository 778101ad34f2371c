/** How a report or an alert leaves this laptop, or is shown on it. */
export type DeliveryChannelWord =
  | 'notification'
  | 'email'
  | 'draft'
  | 'folder'
  | 'webhook'
  | 'ping';
