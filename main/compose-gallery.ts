import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TemplateDraft } from '../preload/contract/gallery.ts';
import { incidentAt } from '../resources/samples/log-incidents.ts';
import { makeCustomers } from '../resources/samples/make-customers.ts';
import { makeLogs } from '../resources/samples/make-logs.ts';
import { makePayments } from '../resources/samples/make-payments.ts';
import { makePrices } from '../resources/samples/make-prices.ts';
import { makeSales } from '../resources/samples/make-sales.ts';
import { gallery, type TemplateName } from './jobfile/gallery.ts';

/** The sample files of each template, by source id. @param to the local time up to which they reach */
const samples: Readonly<
  Record<TemplateName, (to: string, now: Date) => Readonly<Record<string, string>>>
> = {
  'sales-briefing': (to) => ({ sales: makeSales({ to }) }),
  'market-analysis': (to) => ({ prices: makePrices({ to }) }),
  'log-anomalies': (_, now) => ({ access: sampleLog(now) }),
  'churn-prediction': (to) => ({ ...makeCustomers({ to }) }),
  'compliance-audit': (to) => ({ ...makePayments({ to }) }),
};

/** A web server's log of ten days; in its last whole hour the shop's upstream went down. */
function sampleLog(now: Date): string {
  const hourMs = 3_600_000;
  const hour = Math.floor(now.getTime() / hourMs) * hourMs - hourMs;
  const incidents = [incidentAt('upstream down', hour + hourMs / 6)];
  return makeLogs({ to: now.toISOString().slice(0, 16), days: 10, incidents }).access;
}

/** Writes a template's sample data below the home, up to now, and answers the job that reads it. */
export function prepareTemplate(home: string, name: TemplateName, now: Date): TemplateDraft {
  const template = gallery.find((one) => one.name === name);
  if (!template) throw new Error(`no template ${name}`);
  const folder = join(home, 'samples');
  mkdirSync(folder, { recursive: true });
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString();
  const made = samples[name](local.slice(0, 16), now);
  const files = template.files.map(({ id, file }) => {
    const path = join(folder, file);
    writeFileSync(path, made[id] ?? '');
    return { id, path };
  });
  const [first, ...others] = files;
  if (!first) throw new Error(`template ${name} has no file`);
  const { title, recipe, options, cron, window } = template;
  return {
    name: title,
    path: first.path,
    report: { recipe, options, sourceId: first.id, others },
    cron,
    window,
  };
}
