import fc from 'fast-check';
import { readCron } from './cron-fields.ts';

const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const weekdays = 'SUN MON TUE WED THU FRI SAT'.split(' ');

/** Cron expressions of five fields with everything that Almanac reads: names, ranges, lists, steps, L, W, #. */
export const anyExpression: fc.Arbitrary<string> = fc
  .tuple(clockField(59), clockField(23), dateField(), monthField(), weekdayField())
  .map((fields) => fields.join(' '));

/** Expressions with at most 24 slots a day. */
export const rareExpression = anyExpression.filter((expression) => slotsADay(expression) <= 24);

/** Expressions with more. */
export const denseExpression = anyExpression.filter((expression) => slotsADay(expression) > 24);

function slotsADay(expression: string): number {
  return readCron(expression).minutes.reduce((sum, each) => sum + each, 0);
}

function clockField(high: number): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 4, arbitrary: number(0, high) },
    { weight: 2, arbitrary: list(number(0, high)) },
    { weight: 2, arbitrary: range(0, high) },
    { weight: 1, arbitrary: stepped(range(0, high), high) },
    { weight: 1, arbitrary: stepped(fc.constant('*'), high) },
    { weight: 1, arbitrary: fc.constant('*') },
  );
}

function dateField(): fc.Arbitrary<string> {
  const nearest = number(1, 31).map((date) => `${date}W`);
  return fc.oneof(
    { weight: 8, arbitrary: fc.constant('*') },
    { weight: 2, arbitrary: number(1, 31) },
    { weight: 1, arbitrary: list(number(1, 31)) },
    { weight: 1, arbitrary: range(1, 31) },
    { weight: 1, arbitrary: stepped(fc.constant('*'), 31) },
    { weight: 1, arbitrary: fc.constantFrom('L', 'LW', '1,L', '15,L', '1,15W') },
    { weight: 1, arbitrary: nearest },
  );
}

function monthField(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 8, arbitrary: fc.constant('*') },
    { weight: 1, arbitrary: fc.constantFrom(...months) },
    { weight: 1, arbitrary: list(number(1, 12)) },
    { weight: 1, arbitrary: range(1, 12) },
    { weight: 1, arbitrary: stepped(fc.constant('*'), 12) },
  );
}

function weekdayField(): fc.Arbitrary<string> {
  const nth = fc.tuple(
    fc.integer({ min: 0, max: 6 }),
    fc.constantFrom('1', '2', '3', '4', '5', 'L'),
  );
  return fc.oneof(
    { weight: 8, arbitrary: fc.constant('*') },
    { weight: 2, arbitrary: fc.constantFrom(...weekdays, '7') },
    { weight: 1, arbitrary: fc.constantFrom('MON-FRI', 'SAT-SUN', 'sat,sun', '1-5/2', '5-7') },
    { weight: 1, arbitrary: list(number(0, 7)) },
    { weight: 1, arbitrary: nth.map(([day, which]) => `${day}#${which}`) },
    { weight: 1, arbitrary: fc.constantFrom('5L', 'FRI#L', 'MON#1', '1#1,3#3') },
  );
}

function number(min: number, max: number): fc.Arbitrary<string> {
  return fc.integer({ min, max }).map(String);
}

function list(member: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.array(member, { minLength: 2, maxLength: 3 }).map((members) => members.join(','));
}

function range(min: number, max: number): fc.Arbitrary<string> {
  const ends = fc.tuple(fc.integer({ min, max }), fc.integer({ min, max }));
  return ends.map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`);
}

function stepped(base: fc.Arbitrary<string>, high: number): fc.Arbitrary<string> {
  return fc.tuple(base, fc.integer({ min: 1, max: high })).map(([text, step]) => `${text}/${step}`);
}
