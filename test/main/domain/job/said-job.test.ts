import { expect, test } from 'vitest';
import { type SaidJob, saidJob } from '../../../../main/domain/job/said-job.ts';

const today = '2026-11-28';
const nothing: SaidJob = {
  cron: null,
  window: null,
  readyBy: null,
  workday: null,
  timezone: null,
  onHoliday: null,
  exclude: [],
  recipe: null,
  tell: null,
  data: null,
  notUnderstood: [],
};

test.each<[string, Partial<SaidJob>]>([
  [
    'every weekday at 9 tell me what moved in sales.csv',
    {
      cron: '0 9 * * MON-FRI',
      window: 'day',
      tell: 'always',
      recipe: 'briefing',
      data: 'sales.csv',
    },
  ],
  ['Weekdays at 09:30', { cron: '30 9 * * MON-FRI', window: 'day' }],
  ['every day at 7am', { cron: '0 7 * * *', window: 'day' }],
  ['daily', { cron: '0 7 * * *', window: 'day' }],
  ['every morning', { cron: '0 8 * * *', window: 'day' }],
  ['each evening', { cron: '0 18 * * *', window: 'day' }],
  ['every day at noon', { cron: '0 12 * * *', window: 'day' }],
  ['every day at half past nine', { cron: '30 9 * * *', window: 'day' }],
  ['every day at 9 in the evening', { cron: '0 21 * * *', window: 'day' }],
  ['daily at 9 and 17', { cron: '0 9,17 * * *', window: 'slot' }],
  ['Mondays at 7', { cron: '0 7 * * MON', window: 'week' }],
  ['every Monday morning', { cron: '0 8 * * MON', window: 'week' }],
  ['on Mondays and Thursdays at 6:15 pm', { cron: '15 18 * * MON,THU', window: 'day' }],
  ['mon, wed and fri at 8', { cron: '0 8 * * MON,WED,FRI', window: 'day' }],
  ['Monday to Friday at 8', { cron: '0 8 * * MON-FRI', window: 'day' }],
  ['weekly', { cron: '0 7 * * MON', window: 'week' }],
  ['weekly on Tuesday at ten', { cron: '0 10 * * TUE', window: 'week' }],
  ['at the weekend at 10', { cron: '0 10 * * SAT,SUN', window: 'day' }],
  ['hourly', { cron: '0 * * * *', window: 'hour' }],
  ['every 15 minutes', { cron: '*/15 * * * *', window: 'slot' }],
  ['every 6 hours', { cron: '0 */6 * * *', window: 'slot' }],
  ['every half hour', { cron: '*/30 * * * *', window: 'slot' }],
  ['monthly', { cron: '0 7 1 * *', window: 'month' }],
  ['on the first of the month at 6', { cron: '0 6 1 * *', window: 'month' }],
  ['on the 15th at 9', { cron: '0 9 15 * *', window: 'month' }],
  ['on the last day of the month at 18:00', { cron: '0 18 L * *', window: 'month' }],
  ['on the last Friday of the month at 16:00', { cron: '0 16 * * FRI#L', window: 'month' }],
  ['every first Monday of the month', { cron: '0 7 * * MON#1', window: 'month' }],
  [
    'on the third working day of the month by 8',
    { cron: '0 8 * * *', window: 'month', workday: '3 of month', readyBy: '08:00' },
  ],
  [
    'on the last business day of the quarter',
    { cron: '0 7 * * *', window: 'quarter', workday: 'last of quarter' },
  ],
  ['quarterly', { cron: '0 7 1 1,4,7,10 *', window: 'quarter' }],
  ['once a year', { cron: '0 7 1 1 *', window: 'year' }],
  ['weekdays ready by 9', { cron: '0 9 * * MON-FRI', window: 'day', readyBy: '09:00' }],
  ['every Friday at 15:00 the last 28 days', { cron: '0 15 * * FRI', window: 'trailing:28d' }],
  ['every day at 8 the month so far', { cron: '0 8 * * *', window: 'to-date:month' }],
  ['every Monday yesterday', { cron: '0 7 * * MON', window: 'day' }],
  ['every hour since the last report', { cron: '0 * * * *', window: 'since-last' }],
  [
    'every Monday who left in customers.xlsx',
    { cron: '0 7 * * MON', window: 'week', recipe: 'churn', data: 'customers.xlsx' },
  ],
  [
    'hourly anomalies in /var/log/nginx/access.log',
    { cron: '0 * * * *', window: 'hour', recipe: 'anomalies', data: '/var/log/nginx/access.log' },
  ],
  [
    'hourly access.log',
    { cron: '0 * * * *', window: 'hour', recipe: 'anomalies', data: 'access.log' },
  ],
  [
    'a compliance audit on the first of the month',
    { cron: '0 7 1 * *', window: 'month', recipe: 'audit' },
  ],
  [
    'market briefing every weekday at 9',
    { cron: '0 9 * * MON-FRI', window: 'day', recipe: 'market', notUnderstood: ['briefing'] },
  ],
  [
    'how did sales do in "Net Sales 2026.xlsx" every week',
    { cron: '0 7 * * MON', window: 'week', recipe: 'briefing', data: 'Net Sales 2026.xlsx' },
  ],
  [
    'every day at 9 from https://shop.example/orders.csv?day={from}',
    { cron: '0 9 * * *', window: 'day', data: 'https://shop.example/orders.csv?day={from}' },
  ],
  ['daily at 9 New York time', { cron: '0 9 * * *', window: 'day', timezone: 'America/New_York' }],
  ['daily at 9 Europe/Lisbon', { cron: '0 9 * * *', window: 'day', timezone: 'Europe/Lisbon' }],
  ['weekdays at 9 except holidays', { cron: '0 9 * * MON-FRI', window: 'day', onHoliday: 'skip' }],
  [
    'weekdays at 9, not on Christmas',
    { cron: '0 9 * * MON-FRI', window: 'day', exclude: ['2026-12-25'] },
  ],
  [
    'weekdays at 9 except 2026-12-24 and 2026-12-31',
    { cron: '0 9 * * MON-FRI', window: 'day', exclude: ['2026-12-24', '2026-12-31'] },
  ],
  ['daily, only when something changed', { cron: '0 7 * * *', window: 'day', tell: 'changed' }],
  ['daily, tell me only if it fails', { cron: '0 7 * * *', window: 'day', tell: 'failures' }],
  ['quietly every day at 9', { cron: '0 9 * * *', window: 'day', tell: 'never' }],
])('%s', (text, said) => {
  expect(saidJob(text, today)).toEqual({ ...nothing, ...said });
});

test.each<[string, readonly string[]]>([
  ['', []],
  ['please make me a report', []],
  ['every other Monday at 9', ['every other monday']],
  ['fortnightly', ['fortnightly']],
  ['every 7 minutes', ['every 7 minutes']],
  ['daily at 9 and mail it to boss@example.com', ['mail it to boss@example.com']],
  ['daily at 25:00', ['25:00']],
  ['whenever the moon is full', ['whenever the moon is full']],
])('of "%s" it says what it did not understand', (text, rest) => {
  expect(saidJob(text, today).notUnderstood).toEqual(rest);
});

test('what no schedule can say is not read as something near it', () => {
  expect(saidJob('every other Monday', today).cron).toBeNull();
  expect(saidJob('every 7 minutes', today).cron).toBeNull();
});
