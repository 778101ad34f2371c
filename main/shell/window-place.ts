export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a window opens: position undefined lets the system choose. */
export interface WindowPlace {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
}

/** So much of a title bar must be on a screen for a hand to reach it. */
const reachable = { width: 120, height: 40 };

/**
 * The remembered place, if a present screen still shows it; else the size alone, cut to the first
 * screen. A laptop taken from its docking station must not open windows on the screen left behind.
 * @param saved whatever the preferences hold
 * @param screens the work areas, the primary one first
 */
export function placeWindow(
  saved: unknown,
  screens: readonly Rectangle[],
  smallest: { readonly width: number; readonly height: number },
  usual: { readonly width: number; readonly height: number },
): WindowPlace {
  const primary = screens[0] ?? { x: 0, y: 0, ...usual };
  if (!isRectangle(saved)) return sizeWithin(usual, primary);
  const size = {
    width: Math.max(saved.width, smallest.width),
    height: Math.max(saved.height, smallest.height),
  };
  const home = screens.find((screen) => isReachable(saved, screen));
  if (!home) return sizeWithin(size, primary);
  return { x: saved.x, y: saved.y, ...sizeWithin(size, home) };
}

function isReachable(place: Rectangle, screen: Rectangle): boolean {
  const left = Math.max(place.x, screen.x);
  const right = Math.min(place.x + place.width, screen.x + screen.width);
  const isTitleOn = place.y >= screen.y && place.y + reachable.height <= screen.y + screen.height;
  return right - left >= reachable.width && isTitleOn;
}

function sizeWithin(
  size: { readonly width: number; readonly height: number },
  screen: Rectangle,
): { width: number; height: number } {
  return {
    width: Math.min(size.width, screen.width),
    height: Math.min(size.height, screen.height),
  };
}

function isRectangle(value: unknown): value is Rectangle {
  if (typeof value !== 'object' || value === null) return false;
  const numbers = ['x', 'y', 'width', 'height'].map((name) => Reflect.get(value, name));
  return numbers.every((number) => Number.isInteger(number) && Math.abs(Number(number)) < 100_000);
}
