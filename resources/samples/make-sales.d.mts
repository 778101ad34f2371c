/**
 * Sample orders as CSV with a header.
 * @param options `to` is a date, whose whole day is made, or a local date and time
 */
export function makeSales(options: { readonly to: string; readonly days?: number }): string;
