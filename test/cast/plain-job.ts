import type { JobSpec } from '../../main/domain/job/job.ts';
import type { CsvSource } from '../../main/domain/source/source.ts';

/** A job with every default: each day at 07:00 UTC. A test changes what it is about. */
export const plainJob: JobSpec = {
  id: 'plain',
  name: 'Plain briefing',
  schedule: { cron: '0 7 * * *', timezone: 'UTC' },
  window: { kind: 'day' },
  catchUp: { policy: 'latest', withinMs: 7 * 86_400_000, graceMs: null, max: 10 },
  overlap: 'skip',
  retry: { attempts: 3, firstMs: 30_000, maxMs: 600_000 },
  timeoutMs: 900_000,
  priority: 0,
  enabled: true,
  sources: [csvSource('orders', '/data/orders.csv')],
  analysis: {
    recipe: 'briefing',
    narrator: 'embedded',
    options: { time: null, measure: null, dimensions: null, unit: null },
  },
  deliver: [{ kind: 'notification', when: 'always', required: false }],
  monitor: { finishWithinMs: null },
};

/** A file whose form is left to detection. */
export function csvSource(id: string, path: string): CsvSource {
  return { id, kind: 'csv', path, delimiter: null, decimal: null, dateFormat: null };
}
