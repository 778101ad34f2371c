import type { Job } from '../job/job.ts';
import type { Run } from '../run/run.ts';
import type { NewDelivery } from './delivery.ts';
import type { PingTarget } from './delivery-target.ts';

/** What a monitor is told of a run. `log`: an attempt failed, and another one follows. */
export type PingEvent = 'start' | 'success' | 'fail' | 'log';

const said: Readonly<Record<PingEvent, string>> = {
  start: 'it started',
  success: 'it succeeded',
  fail: 'it failed',
  log: 'an attempt failed and is tried again',
};

/** The words of Cronitor's telemetry events; it has none for an attempt. */
const cronitorStates: Partial<Record<PingEvent, string>> = {
  start: 'run',
  success: 'complete',
  fail: 'fail',
};

/**
 * Where an event is told. Healthchecks: the check's ping URL with `/start`, `/fail` or `/log` behind its path
 * and the run as `rid` (healthchecks.io/docs/http_api). Cronitor: `state` and `series` (cronitor.io/docs/telemetry-api).
 * Any other service: the words stand in the address, `{state}` and `{run}`.
 * @returns null where the service has no word for it
 */
export function pingUrl(
  { service, url }: Pick<PingTarget, 'service' | 'url'>,
  event: PingEvent,
  runId: string,
): string | null {
  const run = runUuid(runId);
  if (service === 'template') return url.replaceAll('{state}', event).replaceAll('{run}', run);
  const [, place = url, query] = /^([^?#]*)(?:\?([^#]*))?/.exec(url) ?? [];
  const kept = query ? `${query}&` : '';
  if (service === 'cronitor') {
    const state = cronitorStates[event];
    if (state === undefined) return null;
    return `${place}?${kept}state=${state}&series=${run}`;
  }
  return `${place.replace(/\/+$/, '')}${event === 'success' ? '' : `/${event}`}?${kept}rid=${run}`;
}

/** A run's id as the UUID that Healthchecks wants: version 8, whose digits are ours (RFC 9562, 5.8). */
export function runUuid(runId: string): string {
  const digits = [...runId]
    .map((letter) => letter.charCodeAt(0).toString(16).padStart(2, '0').slice(-2))
    .join('')
    .slice(0, 30)
    .padEnd(30, '0');
  const all = `${digits.slice(0, 12)}8${digits.slice(12, 15)}8${digits.slice(15)}`;
  return [[0, 8], [8, 12], [12, 16], [16, 20], [20]].map((at) => all.slice(...at)).join('-');
}

/**
 * The pings of a job's monitors about a run, each once. They hold its id, and of a failure the kind: no name,
 * no number and no sentence leaves with them.
 */
export function announcePing(
  job: Pick<Job, 'name' | 'deliver'>,
  run: Pick<Run, 'id' | 'fence' | 'failure'>,
  event: PingEvent,
): readonly NewDelivery[] {
  const ofAttempt = event === 'start' || event === 'log' ? `:${run.fence}` : '';
  const about = event === 'fail' || event === 'log' ? (run.failure?.code ?? null) : null;
  return job.deliver.flatMap((target): readonly NewDelivery[] => {
    if (target.kind !== 'ping' || target.when === 'never') return [];
    const url = pingUrl(target, event, run.id);
    if (url === null) return [];
    return [
      {
        subject: `ping:${run.id}:${event}${ofAttempt}`,
        channel: 'ping',
        recipient: target.url,
        required: false,
        payload: {
          title: `${job.name}: ${said[event]}`,
          body: `Told is "${event}" of run ${runUuid(run.id)}${about === null ? '' : `, ${about}`}, and nothing else.`,
          opens: { screen: 'run', runId: run.id },
          // Only Healthchecks keeps a text with a ping.
          content: {
            kind: 'ping',
            url,
            event,
            body: target.service === 'healthchecks' ? about : null,
          },
        },
      },
    ];
  });
}

/** What a run's end means to a monitor; null while it is not known. */
export function pingOfEnd(
  run: Pick<Run, 'state' | 'outcome' | 'failure'>,
): Exclude<PingEvent, 'start'> | null {
  if (run.state === 'done') return run.outcome === 'succeeded' ? 'success' : 'fail';
  if (run.state === 'failed') return 'fail';
  return run.state === 'recorded' && run.failure !== null ? 'log' : null;
}
