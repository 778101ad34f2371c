/** What the analyst does with deliveries. */
export interface DeliveryCalls {
  /** Sends one that did not arrive, or waits for its next try, now. */
  'delivery.resend': { readonly argument: OfDelivery; readonly answer: null };
  /** Puts one away that did not arrive: its run no longer asks for it. */
  'delivery.skip': { readonly argument: OfDelivery; readonly answer: null };
  /** My OK: what was held is sent. */
  'delivery.release': { readonly argument: OfDelivery; readonly answer: null };
  /** The same to another address, folder or webhook in place of this one. */
  'delivery.retarget': {
    readonly argument: OfDelivery & { readonly recipient: string };
    readonly answer: null;
  };
}

export interface OfDelivery {
  readonly id: number;
}
