import { expect, test } from 'vitest';
import { hasTrayHost, type TrayHostNeeds } from '../../../main/shell/tray-host.ts';

const linux = (XDG_CURRENT_DESKTOP: string, isTaken: boolean | null, more = {}): TrayHostNeeds => ({
  platform: 'linux',
  env: { XDG_CURRENT_DESKTOP, ...more },
  hasWatcher: async () => isTaken,
});

test.each([
  ['macOS and Windows', { ...linux('GNOME', false), platform: 'darwin' } as const, true],
  ['GNOME as it comes', linux('ubuntu:GNOME', false), false],
  ['GNOME with an extension for icons', linux('GNOME', true), true],
  ['KDE', linux('KDE', true, { XDG_SESSION_TYPE: 'wayland' }), true],
  ['an old panel on X11', linux('XFCE', false), true],
  ['a bare Wayland compositor', linux('sway', null, { XDG_SESSION_TYPE: 'wayland' }), false],
])('%s', async (_desktop, needs, hasHost) => {
  expect(await hasTrayHost(needs)).toBe(hasHost);
});
