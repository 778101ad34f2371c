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

test('a region is chosen for all reports, its example is shown, and one that is not known is refused', async () => {
  const { handlers } = general();
  const view = await handlers['regions.read'](null);
  if (view instanceof Refused) throw new Error('nothing was read');
  const { chosen, choices } = view;
  expect([chosen, ...choices.slice(0, 3).map(({ name }) => name)]).toEqual([
    'en',
    'No country',
    'German (Austria)',
    'Bulgarian (Bulgaria)',
  ]);
  await handlers['regions.choose']({ tag: 'de-CH' });
  expect(await handlers['regions.read'](null)).toMatchObject({ chosen: 'de-CH' });
  expect(await handlers['regions.example']({ tag: 'en-US' })).toEqual({
    text: '€412,300 · 8.1% · Nov 3, 2026',
  });
  expect(await handlers['regions.choose']({ tag: 'xx-YY' })).toBeInstanceOf(Refused);
});
