import { isoCalendar } from '../../../main/domain/schedule/calendar.ts';
import { fileSource } from '../../../main/domain/source/file-kind.ts';
import type { Services } from '../../../main/ipc/services.ts';
import { churn } from './cast.ts';

/** What is said of a job that is still written, with these problems found in it. */
export function fakeDrafts(
  problems: readonly { readonly field: string; readonly message: string }[],
): Services['drafts'] {
  return {
    draftToSpec: (draft) => ({ ...churn, name: draft.name }),
    reportOf: () => ({ recipe: 'briefing', options: '', sourceId: 'sales', others: [] }),
    scheduled: ({ cron, timezone }, window) => ({
      id: '',
      schedule: { cron, timezone },
      window,
    }),
    forecastSpec: () => ({
      spec: churn,
      defaults: { calendar: isoCalendar, region: null },
      nativeBinding: null,
    }),
    changesOf: (before, after) =>
      before.name === after.name ? [] : [{ field: 'name', before: before.name, after: after.name }],
    trialPlan: ({ analysis, sources, timeoutMs }) => ({
      jobName: 'Weekly churn',
      analysis,
      sources,
      timeoutMs,
      zone: 'UTC',
      slot: null,
      window: { key: 'day:1970-01-01', fromMs: 0, toMs: 7 },
      compareWith: { key: 'day:1969-12-31', fromMs: -7, toMs: 0 },
      previousFacts: [],
    }),
    checkJob: () => problems,
    scheduleText: () => 'Mondays at 07:00',
    windowOf: () => null,
    keyOf: (jobId, { key }) => `${jobId} ${key}`,
    previewed: ({ path }) => ({ source: fileSource('sales', path), trial: null }),
  };
}

/** Two countries, one of them with a region, and no holiday. */
export const fakeHolidays: Services['holidays'] = {
  countries: () => [
    { code: 'DE', name: 'Germany' },
    { code: 'FR', name: 'France' },
  ],
  regions: (country) => (country === 'DE' ? [{ code: 'BY', name: 'Bavaria' }] : []),
  nameOn: () => null,
};
