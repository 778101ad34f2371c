import { expect, test } from 'vitest';
import { placeWindow } from '../../../main/shell/window-place.ts';

const laptop = { x: 0, y: 0, width: 1440, height: 900 };
const docked = { x: 1440, y: 0, width: 2560, height: 1440 };
const smallest = { width: 560, height: 420 };
const usual = { width: 1100, height: 760 };
const place = (saved: unknown, screens = [laptop, docked]) =>
  placeWindow(saved, screens, smallest, usual);

test('a window opens where it was closed', () => {
  const saved = { x: 1600, y: 40, width: 1200, height: 800 };
  expect(place(saved)).toEqual(saved);
});

test('a window whose screen is gone opens on a present one, with its size', () => {
  const saved = { x: 1600, y: 40, width: 1200, height: 800 };
  expect(place(saved, [laptop])).toEqual({ width: 1200, height: 800 });
});

test('a window larger than the screen is cut to it', () => {
  expect(place({ x: 1500, y: 10, width: 2400, height: 1300 }, [laptop])).toEqual({
    width: 1440,
    height: 900,
  });
});

test('a title bar above or below every screen counts as gone', () => {
  expect(place({ x: 10, y: -300, width: 800, height: 600 })).toEqual({ width: 800, height: 600 });
  expect(place({ x: 10, y: 890, width: 800, height: 600 })).toEqual({ width: 800, height: 600 });
});

test.each([undefined, null, 'x', {}, { x: 1, y: 1, width: Number.NaN, height: 5 }])(
  'what is no place is the usual size: %j',
  (saved) => expect(place(saved)).toEqual(usual),
);
