import { expect, test } from 'vitest';
import { asRunFailure, RunFailure } from '../../../main/domain/failure.ts';

const hostile = {
  toString: () => {
    throw new Error('no');
  },
};

test.each([
  ['an error', new Error('no disk'), 'Something unexpected happened: no disk'],
  ['a text', 'no disk', 'Something unexpected happened: no disk'],
  ['nothing', undefined, 'Something unexpected happened: undefined'],
  ['a symbol', Symbol('no disk'), 'Something unexpected happened: Symbol(no disk)'],
  [
    'an object without a prototype',
    Object.create(null),
    'Something unexpected happened: something that cannot be shown as text',
  ],
  [
    'an object that throws when it is read',
    hostile,
    'Something unexpected happened: something that cannot be shown as text',
  ],
])('%s that was thrown becomes a failure that may be tried again (C06)', (_, caught, message) => {
  expect(asRunFailure(caught).record()).toEqual({ code: 'unexpected', message, permanent: false });
});

test('what a source asks to be waited for crosses the border of its process', () => {
  const busy = new RunFailure('source-unreadable', 'Busy.', {
    permanent: false,
    retryAfterMs: 60_000,
  });
  expect(RunFailure.from(busy.record()).record()).toEqual({
    code: 'source-unreadable',
    message: 'Busy.',
    permanent: false,
    retryAfterMs: 60_000,
  });
});
