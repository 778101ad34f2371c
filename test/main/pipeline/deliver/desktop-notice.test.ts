import { expect, test } from 'vitest';
import { noticeCommand } from '../../../../main/pipeline/deliver/desktop-notice.ts';

const title = 'Almanac has not run since "Tue"';
const body = '1 report is due: <b>$(rm -rf /)</b> & more.';

test('a name in a notification is a text for gdbus, and neither markup nor another argument', () => {
  const [program, args] = noticeCommand(title, body, 'linux');
  expect(program).toBe('gdbus');
  expect(args.slice(args.indexOf('--'))).toEqual([
    '--',
    '"Almanac"',
    '0',
    '"almanac"',
    '"Almanac has not run since \\"Tue\\""',
    '"1 report is due: ‹b›$(rm -rf /)‹/b› & more."',
    '[]',
    '{}',
    '-1',
  ]);
});

test('on macOS and Windows the texts are arguments or variables, never part of the script', () => {
  const [, script] = noticeCommand(title, body, 'darwin');
  expect(script.slice(script.indexOf('--'))).toEqual(['--', title, body]);
  const [, powershell, variables] = noticeCommand(title, body, 'win32');
  expect(powershell.join(' ')).not.toContain('rm -rf');
  expect(variables).toEqual({ TITLE: title, BODY: body });
});
