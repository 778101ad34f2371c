import { nativeTheme } from 'electron';
import type { Preferences } from './preferences.ts';

const themes = ['system', 'light', 'dark'] as const;
export type ThemeName = (typeof themes)[number];

/** How windows and the reports in them look: as the system does, unless the user says otherwise. */
export interface Theme {
  read(): ThemeName;
  choose(theme: ThemeName): void;
}

/** Every page asks the system, so it is Chromium that is told, before the first window. */
export function createTheme(preferences: Preferences): Theme {
  const saved = themes.find((theme) => theme === preferences.read('theme'));
  if (saved) nativeTheme.themeSource = saved;
  return {
    read: () => nativeTheme.themeSource,
    choose(theme) {
      nativeTheme.themeSource = theme;
      void preferences.write('theme', theme);
    },
  };
}
