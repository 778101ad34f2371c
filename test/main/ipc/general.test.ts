import { expect, test } from 'vitest';
import { createHandlers } from '../../../main/ipc/handlers.ts';
import { Refused } from '../../../main/ipc/refused.ts';
import { servicesOf } from './fake-services.ts';

const bavaria = {
  weekStart: 'SUN',
  fiscalYearStart: 4,
  country: 'DE',
  region: 'BY',
  runsAtOnce: 5,
} as const;

/** General over settings that are remembered. */
function general() {
  const { services, did } = servicesOf({});
  const texts = new Map<string, string>([
    ['calendar', '{"weekStart":"MON","weekNumbering":"us","fiscalYearStart":1,"pattern":"4-4-5"}'],
  ]);
  const settings: typeof services.settings = {
    text: (name) => texts.get(name) ?? null,
    number: (name) => (texts.has(name) ? Number(texts.get(name)) : null),
    set: (name, value) => void texts.set(name, String(value)),
  };
  return { handlers: createHandlers({ ...services, settings }), texts, did };
}

test('calendar, country and runs at once are saved, and the schedule is planned anew', async () => {
  const { handlers, texts, did } = general();
  await handlers['general.save'](bavaria);
  expect(did).toEqual(['jobs changed']);
  expect(await handlers['general.read'](null)).toMatchObject({
    settings: bavaria,
    regions: [{ code: 'BY', name: 'Bavaria' }],
  });
  expect(JSON.parse(texts.get('calendar') ?? '')).toEqual({
    weekStart: 'SUN',
    weekNumbering: 'us',
    fiscalYearStart: 4,
    pattern: '4-4-5',
  });
});

test.each([
  ['country', { country: 'XX', region: null }],
  ['region', { country: 'FR', region: 'BY' }],
])('an unknown %s is refused and changes nothing', async (field, change) => {
  const { handlers, did } = general();
  const answer = await handlers['general.save']({ ...bavaria, ...change });
  expect(answer).toBeInstanceOf(Refused);
  expect(answer).toMatchObject({ failures: [{ field }] });
  expect(did).toEqual([]);
});
