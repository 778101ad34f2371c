import { Menu, type MenuItemConstructorOptions, type Tray } from 'electron';
import type { Clock } from '../domain/ports.ts';
import { trayImage, whenThemeChanges } from './tray-icons.ts';
import {
  type TrayCommand,
  type TrayItem,
  type TrayState,
  type TrayView,
  trayView,
} from './tray-view.ts';

export interface TrayNeeds {
  /** What stands beside the clock since the start. */
  readonly icon: Tray;
  readonly read: () => TrayState;
  readonly perform: (command: TrayCommand) => void;
  /** `resources/icons/tray` */
  readonly iconFolder: string;
  readonly clock: Pick<Clock, 'after' | 'monotonicMs'>;
}

export interface TrayHandle {
  /** Something changed: reads and shows it again, once for all changes of a moment. */
  refresh(): void;
  /** The engine has woken up anyway: shows what time alone has changed. */
  tick(): void;
  destroy(): void;
}

const settleMs = 100;
/** "tomorrow" becomes a time of day, and a pause ends, without any event: looked for at every other safety tick. */
const everyMs = 45_000;

/** Makes the icon beside the clock tell the state, and its menu do something. */
export function createTray(needs: TrayNeeds): TrayHandle {
  const { icon: tray, read, perform, clock } = needs;
  let shown = trayView(read());
  const render = () => showTrayView(tray, shown, needs);
  let readMs = clock.monotonicMs();
  const update = () => {
    readMs = clock.monotonicMs();
    const view = trayView(read());
    // Setting a menu closes it under the user's hand, so only a change is shown.
    if (JSON.stringify(view) === JSON.stringify(shown)) return;
    shown = view;
    render();
  };

  let cancel: (() => void) | null = null;
  const forgetTheme = whenThemeChanges(render);
  tray.on('click', () => perform({ do: 'open', path: '/' }));
  render();
  performance.mark('the tray has its menu');

  return {
    refresh() {
      cancel ??= clock.after(settleMs, () => {
        cancel = null;
        update();
      });
    },
    tick() {
      if (clock.monotonicMs() - readMs >= everyMs) update();
    },
    destroy() {
      cancel?.();
      forgetTheme();
      tray.destroy();
    },
  };
}

/** The one place that touches the icon. On Linux a changed menu appears only when it is set again. */
export function showTrayView(
  tray: Tray,
  view: TrayView,
  { iconFolder, perform }: Pick<TrayNeeds, 'iconFolder' | 'perform'>,
): void {
  tray.setImage(trayImage(iconFolder, view.icon));
  tray.setToolTip(view.tooltip);
  tray.setContextMenu(Menu.buildFromTemplate(view.items.map((item) => menuItem(item, perform))));
}

function menuItem(
  item: TrayItem,
  perform: (command: TrayCommand) => void,
): MenuItemConstructorOptions {
  switch (item.kind) {
    case 'separator':
      return { type: 'separator' };
    case 'text':
      return { label: escaped(item.label), enabled: false };
    case 'command':
      return { label: escaped(item.label), click: () => perform(item.command) };
    case 'check':
      return {
        type: 'checkbox',
        label: item.label,
        checked: item.isOn,
        click: () => perform(item.command),
      };
    case 'menu':
      return {
        label: escaped(item.label),
        submenu: item.items.map((inner) => menuItem(inner, perform)),
      };
  }
}

/** A single ampersand in a label marks a key on Windows and Linux, and would vanish. */
function escaped(label: string): string {
  return process.platform === 'darwin' ? label : label.replaceAll('&', '&&');
}
