import { expect, test } from 'vitest';
import { read, refusal, withField } from './cast/read-text.ts';

const waiting = (waitFor: string) =>
  withField(`sources: [{ id: a, kind: csv, path: a, waitFor: ${waitFor} }]`);

test('what a source waits for is read, with two hours as the longest wait unless another is given', () => {
  const waitForOf = (text: string) => {
    const file = read(waiting(text));
    return file.ok ? file.jobs[0]?.sources[0]?.waitFor : file.mistakes;
  };
  expect(waitForOf('{ fresh: window }')).toEqual({
    fresh: 'window',
    host: null,
    until: { afterMs: 7_200_000 },
    ifLate: 'run',
  });
  expect(waitForOf('{ fresh: 24h, host: "nas:445", until: "09:30", then: fail }')).toEqual({
    fresh: 86_400_000,
    host: 'nas:445',
    until: { time: '09:30' },
    ifLate: 'fail',
  });
});

test.each([
  ['fresh', 'waitFor: is text; write for example { fresh: window, until: "09:30" }.'],
  [
    '{ until: 2h }',
    'waitFor.fresh: is missing, and host too; write fresh: window, or host: name:port.',
  ],
  ['{ fresh: soon }', 'waitFor.fresh: "soon" is not known; write window, or a time such as 24h.'],
  [
    '{ host: nas }',
    'waitFor.host: "nas" is not a host with its port; write for example files.example:445.',
  ],
  [
    '{ fresh: window, until: "25:00" }',
    'waitFor.until: "25:00" is not a time; write for example "09:30" or 2h.',
  ],
])('waitFor: %s is refused by name', (text, message) => {
  expect(refusal(waiting(text))).toEqual([`weekly.yaml line 2, jobs[0].sources[0].${message}`]);
});
