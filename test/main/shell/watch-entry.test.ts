import { expect, test } from 'vitest';
import { watchAgent, watchTask, watchUnits } from '../../../main/shell/watch-entry.ts';

const command = {
  program: '/opt/Al "manac"/$HOME/100%/almanac',
  args: ['--watch', '--home', '/home/ana & bo'],
};

test('odd characters in a path start nothing else by systemd, and the timer is hourly', () => {
  const { service, timer } = watchUnits(command);
  expect(service).toContain(
    String.raw`ExecStart="/opt/Al \"manac\"/$$HOME/100%%/almanac" "--watch" "--home" "/home/ana & bo"`,
  );
  expect(timer).toContain('OnCalendar=hourly\n');
});

test('a unit whose program is gone is passed over', () => {
  const { service } = watchUnits(command);
  expect(service.split('\n').slice(0, 4)).toContain(
    'ConditionFileIsExecutable=/opt/Al "manac"/$HOME/100%%/almanac',
  );
});

test('launchd gets each word by itself, and what XML would read is escaped', () => {
  const agent = watchAgent(command);
  expect(agent).toContain('<string>/home/ana &amp; bo</string>');
  expect(agent).toMatch(/<key>StartInterval<\/key>\s*<integer>3600<\/integer>/);
});

test('the Task Scheduler gets one quoted line for each hour', () => {
  const task = watchTask({ program: 'C:\\Almanac\\Almanac.exe', args: ['--watch'] });
  expect(task.slice(2, 4)).toEqual(['/SC', 'HOURLY']);
  expect(task.at(-1)).toBe('"C:\\Almanac\\Almanac.exe" "--watch"');
});
