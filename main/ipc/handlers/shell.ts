import type { HandlersOf } from '../handler.ts';
import type { Services } from '../services.ts';

const settingsPages = {
  jobs: '/settings/jobs',
  'new-job': '/settings/jobs/new',
  connections: '/settings/connections',
  models: '/settings/models',
  general: '/settings/general',
  about: '/settings/about',
} as const;

type ShellCall =
  | 'dialog.choose-file'
  | 'sample.prepare'
  | 'gallery.prepare'
  | 'window.open-settings'
  | 'window.open-main'
  | 'general.theme'
  | 'general.start-at-login'
  | 'general.start-hidden';

export function shellHandlers({ shell, engine }: Services): HandlersOf<ShellCall> {
  return {
    'dialog.choose-file': () => shell.chooseFile(),
    'sample.prepare': () => shell.prepareSample(),
    'gallery.prepare': ({ template }) => shell.prepareTemplate(template),
    'window.open-settings': ({ page, connectionId }) => {
      const one = connectionId === undefined ? '' : `/${encodeURIComponent(connectionId)}`;
      shell.openSettings(`${settingsPages[page]}${one}`);
      return null;
    },
    'window.open-main': ({ path }) => {
      shell.openMain(path);
      return null;
    },
    'general.theme': ({ theme }) => {
      shell.theme.choose(theme);
      return null;
    },
    'general.start-at-login': ({ on }) => {
      shell.loginItem.set(on);
      engine.viewsChanged();
      return null;
    },
    'general.start-hidden': async ({ on }) => {
      await shell.startHidden.set(on);
      return null;
    },
  };
}
