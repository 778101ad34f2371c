import { expect, test } from 'vitest';
import type { Job } from '../../../main/domain/job/job.ts';
import { travelHandlers } from '../../../main/ipc/handlers/travel.ts';
import { createHandlers } from '../../../main/ipc/handlers.ts';
import { churn } from './cast.ts';
import { servicesOf } from './fake-services.ts';

const asking: Job = {
  ...churn,
  schedule: {
    cron: '0 9 * * *',
    timezone: 'system',
    onTravel: 'ask',
    keptZone: 'Europe/Berlin',
  },
};
const inTokyo = { jobs: [asking], systemZone: 'Asia/Tokyo' };

/** What is saved when the question of a job in Tokyo is answered. */
function answered(moves: boolean) {
  const { services, did } = servicesOf(inTokyo);
  const saved: Job['schedule'][] = [];
  const jobs: typeof services.jobs = {
    ...services.jobs,
    save(spec) {
      saved.push(spec.schedule);
      return asking;
    },
  };
  const answer = { jobId: asking.id, laptopZone: 'Asia/Tokyo', moves };
  travelHandlers({ ...services, jobs })['travel.answer'](answer);
  return { saved, did };
}

test('Upcoming names the job that asks, its zone and the laptop’s', async () => {
  const names = { jobId: asking.id, jobName: asking.name };
  expect(await createHandlers(servicesOf(inTokyo).services)['upcoming.read'](null)).toMatchObject({
    travel: [{ ...names, keptZone: 'Europe/Berlin', laptopZone: 'Asia/Tokyo' }],
  });
});

test('B16: the answer moves the job to the laptop, or keeps it, and the schedule is planned anew', () => {
  expect(answered(true)).toEqual({
    saved: [{ ...asking.schedule, keptZone: 'Asia/Tokyo' }],
    did: ['jobs changed'],
  });
  expect(answered(false).saved).toEqual([{ ...asking.schedule, declinedZone: 'Asia/Tokyo' }]);
});

test('an answer about a zone that the laptop has left changes nothing', () => {
  const { services, did } = servicesOf({ ...inTokyo, systemZone: 'Europe/Paris' });
  const answer = { jobId: asking.id, laptopZone: 'Asia/Tokyo', moves: true };
  expect(() => travelHandlers(services)['travel.answer'](answer)).toThrow(
    'the laptop is elsewhere by now',
  );
  expect(did).toEqual([]);
});
