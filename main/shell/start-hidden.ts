import type { Preferences } from './preferences.ts';

/** Whether a start at login shows no window; a start by hand always shows one. */
export interface StartHidden {
  isOn(): boolean;
  set(isOn: boolean): Promise<void>;
}

export function createStartHidden(preferences: Preferences): StartHidden {
  return {
    isOn: () => preferences.read('start.hidden') !== false,
    set: (isOn) => preferences.write('start.hidden', isOn),
  };
}
