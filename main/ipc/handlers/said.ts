import { Temporal } from 'temporal-polyfill';
import type { SaidCalls, SaidJobView } from '../../../preload/contract/said-calls.ts';
import { type SaidJob, saidJob } from '../../domain/job/said-job.ts';
import type { HandlersOf } from '../handler.ts';
import type { Services } from '../services.ts';
import { readByModel } from './said-by-model.ts';

/** *Say it in your own words*: fills the editor; by a model where the analyst chose one, else by rules. */
export function saidHandlers(services: Services): HandlersOf<keyof SaidCalls> {
  const { clock, systemZone, drafts } = services;
  return {
    'job.read-sentence': async ({ text, model, columns }) => {
      const today = Temporal.Instant.fromEpochMilliseconds(clock.wallMs())
        .toZonedDateTimeISO(systemZone())
        .toPlainDate()
        .toString();
      const asked =
        model === null ? null : await readByModel(services, model, { text, columns }, today);
      const byModel = asked === null || typeof asked === 'string' ? null : asked;
      const said = byModel?.said ?? saidJob(text, today);
      const { cron, window, timezone, recipe, data, notUnderstood } = said;
      const isAddress = data !== null && /^https?:/i.test(data);
      return {
        cron,
        scheduleText: cron === null ? null : drafts.scheduleText(cron),
        window,
        timezone,
        recipe,
        policies: policiesOf(said),
        data,
        path: data === null || isAddress ? null : pathOf(services, data),
        isAddress,
        notUnderstood,
        columns: byModel?.columns ?? { time: null, measure: null },
        by: byModel?.by ?? null,
        fellBack: typeof asked === 'string' ? asked : null,
      };
    },
  };
}

function policiesOf({
  readyBy,
  workday,
  onHoliday,
  exclude,
  tell,
}: SaidJob): SaidJobView['policies'] {
  return {
    ...(readyBy === null ? {} : { readyBy }),
    ...(workday === null ? {} : { workday }),
    ...(onHoliday === null ? {} : { onHoliday }),
    ...(exclude.length === 0 ? {} : { exclude: exclude.join(', ') }),
    ...(tell === null ? {} : { tell }),
  };
}

/** A file that a job reads already, else one of that name where people keep their files. */
function pathOf({ jobs, shell }: Services, said: string): string | null {
  const nameOf = (path: string) => path.split(/[\\/]/).at(-1)?.toLowerCase();
  const known = jobs
    .list()
    .flatMap(({ sources }) => sources)
    .flatMap((source) => ('path' in source ? [source.path] : []));
  return known.find((path) => nameOf(path) === said.toLowerCase()) ?? shell.findFile(said);
}
