import { expect, test } from 'vitest';
import { autostartEntry, isEntryOn } from '../../../main/shell/autostart-entry.ts';

test('a start at login is hidden, and odd characters in a path start nothing else', () => {
  const entry = autostartEntry({
    program: '/opt/Al "manac" $HOME/100%/almanac',
    args: ['--hidden'],
  });
  expect(entry).toContain(String.raw`Exec="/opt/Al \\"manac\\" \\$HOME/100%%/almanac" "--hidden"`);
});

test('an entry whose program is gone is passed over', () => {
  const entry = autostartEntry({ program: String.raw`/opt/Al\manac/almanac`, args: ['--hidden'] });
  expect(entry.split('\n')).toContain(String.raw`TryExec=/opt/Al\\manac/almanac`);
});

test('an entry that the desktop has switched off is off', () => {
  const entry = autostartEntry({ program: '/usr/bin/almanac', args: ['--hidden'] });
  expect(isEntryOn(entry)).toBe(true);
  expect(isEntryOn(`${entry}Hidden=true\n`)).toBe(false);
  expect(isEntryOn(entry.replace('enabled=true', 'enabled=false'))).toBe(false);
});
