import { expect, test } from 'vitest';
import type { PingTarget } from '../../../../main/domain/delivery/delivery-target.ts';
import { type PingEvent, pingUrl, runUuid } from '../../../../main/domain/delivery/ping.ts';
import { checkDeliveries } from '../../../../main/domain/job/check-deliveries.ts';

const check = 'eb095278-f28d-448d-87fb-7b75c171a6aa';
const run = 'mh1a2b3c4d5e';
const uuid = runUuid(run);
const events: readonly PingEvent[] = ['start', 'success', 'fail', 'log'];
const target = (service: PingTarget['service'], url: string): PingTarget => ({
  kind: 'ping',
  when: 'always',
  required: false,
  service,
  url,
});

test('Healthchecks hears start, success, fail and log behind the path of its check, with the run as rid', () => {
  const hc = target('healthchecks', `https://hc-ping.com/${check}`);
  expect(events.map((event) => pingUrl(hc, event, run))).toEqual([
    `https://hc-ping.com/${check}/start?rid=${uuid}`,
    `https://hc-ping.com/${check}?rid=${uuid}`,
    `https://hc-ping.com/${check}/fail?rid=${uuid}`,
    `https://hc-ping.com/${check}/log?rid=${uuid}`,
  ]);
});

test('a slug of a ping key keeps its own query, and a slash at the end is not doubled', () => {
  const slug = target('healthchecks', 'https://hc-ping.com/fqOOd6-F4MMNuCEnzTU01w/churn/?create=1');
  expect(pingUrl(slug, 'fail', run)).toBe(
    `https://hc-ping.com/fqOOd6-F4MMNuCEnzTU01w/churn/fail?create=1&rid=${uuid}`,
  );
});

test('Cronitor hears its own states with the run as series, and has no word for an attempt', () => {
  const cronitor = target('cronitor', 'https://cronitor.link/p/key/weekly-churn?env=prod');
  expect(events.map((event) => pingUrl(cronitor, event, run))).toEqual([
    `https://cronitor.link/p/key/weekly-churn?env=prod&state=run&series=${uuid}`,
    `https://cronitor.link/p/key/weekly-churn?env=prod&state=complete&series=${uuid}`,
    `https://cronitor.link/p/key/weekly-churn?env=prod&state=fail&series=${uuid}`,
    null,
  ]);
});

test('any other service has the words where its address says', () => {
  const own = target('template', 'https://mon.example/{run}/{state}?again={state}');
  expect(pingUrl(own, 'start', run)).toBe(`https://mon.example/${uuid}/start?again=start`);
});

test('the id of a run is the same UUID each time, another one of another run', () => {
  expect(uuid).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
  expect(runUuid(run)).toBe(uuid);
  expect(runUuid('mh1a2b3c4d5f')).not.toBe(uuid);
});

test.each([
  [target('healthchecks', 'hc-ping.com/x'), 'is no web address'],
  [target('template', 'https://mon.example/ping'), 'has no {state} behind its host'],
  [target('template', 'https://{state}.example/ping'), 'has no {state} behind its host'],
  [target('healthchecks', 'https://mon.example/{state}'), 'has braces'],
  [
    { ...target('cronitor', 'https://cronitor.link/p/k/m'), required: true },
    'never waits for a monitor',
  ],
])('what a monitor cannot be is refused with the reason', (given, why) => {
  const mistakes = checkDeliveries({ deliver: [given] });
  expect(mistakes.map(({ message }) => message).join()).toContain(why);
});
