import { expect, test } from 'vitest';
import { Drain } from '../../../../main/pipeline/analyze/anomalies/logs/drain.ts';
import { patternOf } from '../../../../main/pipeline/analyze/anomalies/logs/message-sql.ts';

const mined = (messages: readonly string[], group = 'info') => {
  const drain = new Drain();
  return messages.map((message) => drain.add(message, group)).map(({ tokens }) => tokens.join(' '));
};

test('messages that differ in a name are of one template', () => {
  expect(
    mined([
      'Failed password for invalid user admin from <*> port <*> ssh<*>',
      'Failed password for invalid user oracle from <*> port <*> ssh<*>',
    ]),
  ).toEqual(Array(2).fill('Failed password for invalid user <*> from <*> port <*> ssh<*>'));
});

test.each([
  ['in their words', ['session opened for user root', 'connection reset by peer root']],
  ['in their length', ['session closed for user', 'session closed for user root']],
  ['in the part of the site', ['GET /products/<*> 200', 'GET /health 200']],
])('messages that differ %s are of two templates', (_, messages) => {
  expect(mined(messages)).toEqual(messages);
});

test('equal messages of two levels are of two templates', () => {
  const drain = new Drain();
  const ids = ['info', 'error'].map((level) => drain.add('disk is full', level).id);
  expect(ids).toEqual([1, 2]);
});

test('a scan of a thousand paths makes few templates', () => {
  const drain = new Drain();
  const ids = Array.from({ length: 1000 }, (_, n) => {
    const word = [...String(n)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
    return drain.add(`GET /${word} 404`, 'warning').id;
  });
  expect(Math.max(...ids)).toBeLessThanOrEqual(201);
});

test.each([
  ['sshd[<*>]: (a|b) cost $<*>', 'sshd[812]: (a|b) cost $3.50'],
  ['Failed password for <*> from <*>', 'Failed  password for root from 10.0.0.9'],
])('the pattern of "%s" fits its messages', (template, message) => {
  const pattern = patternOf({ tokens: template.split(' '), isCut: false });
  expect(new RegExp(pattern).test(message)).toBe(true);
  expect(new RegExp(pattern).test(`${message} again`)).toBe(false);
});
