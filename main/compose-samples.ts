import { incidentAt } from '../resources/samples/log-incidents.ts';
import { makeCustomers } from '../resources/samples/make-customers.ts';
import { makeLogs } from '../resources/samples/make-logs.ts';
import { makePayments } from '../resources/samples/make-payments.ts';
import { makePrices } from '../resources/samples/make-prices.ts';
import { makeSales } from '../resources/samples/make-sales.ts';
import type { SamplesPlan } from './domain/job/samples.ts';

/** The sample files of a template, by source id: seeded, up to now. For a worker: a log takes a second or more. */
export function makeSamples({
  template,
  to,
  nowMs,
}: SamplesPlan): Readonly<Record<string, string>> {
  switch (template) {
    case 'sales-briefing':
      return { sales: makeSales({ to }) };
    case 'market-analysis':
      return { prices: makePrices({ to }) };
    case 'log-anomalies':
      return { access: sampleLog(nowMs) };
    case 'churn-prediction':
      return { ...makeCustomers({ to }) };
    case 'compliance-audit':
      return { ...makePayments({ to }) };
  }
}

/** A web server's log of ten days; in its last whole hour the shop's upstream went down. */
function sampleLog(nowMs: number): string {
  const hourMs = 3_600_000;
  const hour = Math.floor(nowMs / hourMs) * hourMs - hourMs;
  const incidents = [incidentAt('upstream down', hour + hourMs / 6)];
  const to = new Date(nowMs).toISOString().slice(0, 16);
  return makeLogs({ to, days: 10, incidents }).access;
}
