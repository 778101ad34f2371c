import {
  type JobListCalls,
  type JobsAsked,
  jobsInPage,
} from '../../../preload/contract/job-list-calls.ts';
import type { JobItemView } from '../../../preload/contract/views.ts';
import type { Job, Schedule } from '../../domain/job/job.ts';
import type { OpenSlot } from '../../domain/run/open-slots.ts';
import { scheduleWords } from '../../domain/schedule/schedule-words.ts';
import { nextToRun } from '../../domain/schedule/timetable.ts';
import { firstPath } from '../../domain/source/source.ts';
import type { HandlersOf } from '../handler.ts';
import type { Services } from '../services.ts';
import { jobItem } from '../views/job-item.ts';

/** Some of a job's last slots may still be open or under way; the strip shows ten that ended. */
const slotsRead = 14;

export function jobListHandlers(services: Services): HandlersOf<keyof JobListCalls> {
  const { allJobs, clock } = services;
  return {
    'jobs.names': () => allJobs.names(),
    'jobs.tags': () => allJobs.tags(),
    'jobs.read': ({ after, ...asked }) => {
      const page = readPage(services, asked, after ?? '');
      const open = Map.groupBy(services.openSlots.all(), ({ jobId }) => jobId);
      const spent = new Map(
        services.models.monthByJob(clock.wallMs()).map(({ jobId, micros }) => [jobId, micros]),
      );
      return page.map((job) =>
        readJob(services, job, {
          passed: open.get(job.id) ?? [],
          monthMicros: spent.get(job.id) ?? 0,
        }),
      );
    },
  };
}

/** Only where something is looked for, all jobs are read. */
function readPage(services: Services, asked: JobsAsked, afterId: string): readonly Job[] {
  const { jobs, allJobs, drafts } = services;
  const words = asked.text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 && asked.tags.length === 0) {
    return allJobs.names(jobsInPage, afterId).flatMap(({ id }) => jobs.get(id) ?? []);
  }
  const inWords = wordsOfEach(drafts.scheduleText);
  const isWanted = (job: Job) => {
    const { id, name, sources, schedule, tags = [] } = job;
    if (id <= afterId || !asked.tags.every((tag) => tags.includes(tag))) return false;
    const said = [name, id, firstPath(sources), inWords(schedule), ...tags]
      .join('\n')
      .toLowerCase();
    return words.every((word) => said.includes(word));
  };
  return jobs.list().filter(isWanted).slice(0, jobsInPage);
}

/** Ten thousand jobs have a few hundred schedules. */
function wordsOfEach(scheduleText: (cron: string) => string): (schedule: Schedule) => string {
  const known = new Map<string, string>();
  return (schedule) => {
    const key = JSON.stringify(schedule);
    const text = known.get(key) ?? scheduleWords(schedule, scheduleText);
    known.set(key, text);
    return text;
  };
}

interface ReadForAll {
  readonly passed: readonly OpenSlot[];
  readonly monthMicros: number;
}

function readJob(services: Services, job: Job, { passed, monthMicros }: ReadForAll): JobItemView {
  const { history, timetable, clock, engine, drafts } = services;
  return jobItem(job, {
    scheduleText: scheduleWords(job.schedule, drafts.scheduleText),
    next: nextToRun(timetable, job, clock.wallMs()),
    slots: history.slots({ jobId: job.id, limit: slotsRead, order: 'newest' }),
    isRunning: engine.running().some(({ jobId, waiting }) => jobId === job.id && waiting === null),
    health: services.healthOf(job, clock.wallMs()),
    passed: job.paused ? passed : [],
    monthMicros,
  });
}
