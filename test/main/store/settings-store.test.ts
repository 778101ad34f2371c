import { expect, test } from 'vitest';
import { aStore } from './cast.ts';

test('a setting is unset, then what was last written, as text or as number', () => {
  const { settings } = aStore();
  expect([settings.text('alive_ms'), settings.number('alive_ms')]).toEqual([null, null]);
  settings.set('alive_ms', 1);
  settings.set('alive_ms', 1_772_521_200_000);
  expect(settings.number('alive_ms')).toBe(1_772_521_200_000);
  expect(settings.text('alive_ms')).toBe('1772521200000');
});

test('a text that is no number is not read as one', () => {
  const { settings } = aStore();
  settings.set('pause_all_until', 'resumed');
  expect(() => settings.number('pause_all_until')).toThrow('is no number');
});
