import type { Command, ExitCode } from './command.ts';
import { isoUtc, readableTime } from './instants.ts';
import { table } from './table.ts';

export const backup: Command = {
  name: 'backup',
  operands: '[FILE]',
  summary: 'Copy jobs, history and settings to a new file, or to the backups of the home',
  atLeast: 0,
  atMost: 1,
  options: { list: { value: null, help: 'Show the backups of the home instead' } },
  async run(context, { operands: [path], isJson, has }): Promise<ExitCode> {
    if (has('list')) {
      const found = context.listBackups();
      for (const { file, takenAtMs, bytes } of isJson ? found : []) {
        context.out(`${JSON.stringify({ file, takenAt: isoUtc(takenAtMs), bytes })}\n`);
      }
      if (!isJson) {
        const rows = found.map(({ takenAtMs, bytes, file }) => [
          readableTime(takenAtMs, context.systemZone()),
          `${(bytes / 1e6).toFixed(1)} MB`,
          file,
        ]);
        context.out(rows.length === 0 ? 'There is no backup yet.\n' : `${table(rows)}\n`);
      }
      return 0;
    }
    const { backups } = context.openHome();
    const nowMs = context.nowMs();
    const file =
      path === undefined ? (await backups.take(nowMs)).file : backups.copyTo(path, nowMs);
    context.out(
      isJson
        ? `${JSON.stringify({ file })}\n`
        : `Backed up to ${file}. Reports, their data and saved passwords are not in it.\n`,
    );
    return 0;
  },
};
