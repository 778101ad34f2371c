import { expect, test } from 'vitest';
import { readDeepLink, readHandOver, readLaunch } from '../../../main/shell/launch.ts';

const launch = (...argv: string[]) => readLaunch(['almanac', ...argv], {}, '/docs');

test('a start by hand shows the window, a start at login does not', () => {
  expect(launch().place).toEqual({ open: 'window' });
  expect(launch('--hidden').place).toEqual({ open: 'nothing' });
});

test('the home comes from the option, then from the environment', () => {
  const env = { ALMANAC_HOME: '/env' };
  expect(readLaunch(['almanac', '--home', '/a'], env, '/docs').home).toBe('/a');
  expect(readLaunch(['almanac', '--home=/b c'], env, '/docs').home).toBe('/b c');
  expect(readLaunch(['almanac', '--home', '--hidden'], env, '/docs').home).toBe('/env');
  expect(readLaunch(['almanac'], {}, '/docs').home).toBeUndefined();
});

test('a link to a report opens that report', () => {
  const place = { open: 'report', runId: 'm0abc123' };
  expect(launch('--hidden', 'almanac://report/m0abc123').place).toEqual(place);
  expect(readDeepLink('almanac://report/m0abc123/')).toEqual(place);
});

test.each(['almanac://report/../../x', 'almanac://settings/', 'almanac:', 'almanac://report/%2e'])(
  'the link %s opens the window and nothing else',
  (link) => expect(readDeepLink(link)).toEqual({ open: 'window' }),
);

test.each([
  null,
  'x',
  {},
  { place: null },
  { place: { open: 'report', runId: '../x' } },
  { place: 1 },
])('a hand-over of another shape opens the window: %j', (data) =>
  expect(readHandOver(data)).toEqual({ open: 'window' }),
);

test('a double click on a job file opens it, wherever it was started from', () => {
  expect(launch('churn.almanac').place).toEqual({ open: 'job-file', path: '/docs/churn.almanac' });
  expect(launch('/a b/X.ALMANAC').place).toEqual({ open: 'job-file', path: '/a b/X.ALMANAC' });
  const handed = { place: { open: 'job-file', path: '/a/x.almanac' } };
  expect(readHandOver(handed)).toEqual(handed.place);
});

test.each([
  '-x.almanac',
  '/a/x.yaml',
  'x.almanac/..',
  '/a\0/x.almanac',
  `/${'a'.repeat(5000)}.almanac`,
])('what is no job file opens the window and nothing else: %s', (path) => {
  expect(launch(path).place).toEqual({ open: 'window' });
  expect(readHandOver({ place: { open: 'job-file', path } })).toEqual({ open: 'window' });
});

test('a home that is called like a job file is a home, and a path that is not whole is not opened', () => {
  expect(launch('--home', '/h/x.almanac').place).toEqual({ open: 'window' });
  expect(readHandOver({ place: { open: 'job-file', path: 'x.almanac' } })).toEqual({
    open: 'window',
  });
});

test('a second start hands over its report', () => {
  const place = { open: 'report', runId: 'm0abc123' };
  expect(readHandOver({ place })).toEqual(place);
});
