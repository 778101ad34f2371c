import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import * as cast from './cast.ts';
import { onMondayMorning, showApp } from './show-app.tsx';

onMondayMorning();

const travel = [
  {
    jobId: 'daily-sales',
    jobName: 'Daily sales',
    keptZone: 'Europe/Berlin',
    laptopZone: 'Asia/Tokyo',
  },
];
const answers = {
  'upcoming.read': () => cast.upcoming({ travel }),
  'travel.answer': () => null,
};

test.each([
  ['Move Daily sales to Asia/Tokyo', true],
  ['Keep Daily sales in Europe/Berlin', false],
])('%s answers where the job belongs', async (button, moves) => {
  const { bridge, user } = showApp('/', answers);
  await screen.findByRole('region', {
    name: 'Daily sales needs you: this laptop is in Asia/Tokyo now',
  });
  await user.click(screen.getByRole('button', { name: button }));
  const answer = { jobId: 'daily-sales', laptopZone: 'Asia/Tokyo', moves };
  expect(bridge.calls).toContainEqual(['travel.answer', answer]);
});
