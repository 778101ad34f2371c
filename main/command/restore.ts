import type { Command } from './command.ts';

export const restore: Command = {
  name: 'restore',
  operands: 'FILE',
  summary: 'Put a backup back; the database before is moved aside, and nothing runs twice',
  atLeast: 1,
  atMost: 1,
  options: {},
  run(context, { operands: [path = ''], isJson }) {
    const { file, aside } = context.restore(path);
    const before = aside === null ? '' : ` The database before lies in ${aside}.`;
    context.out(
      isJson
        ? `${JSON.stringify({ restored: file, aside })}\n`
        : `Restored ${file}.${before} What had begun since the backup shows as missed (restored).\n`,
    );
    return 0;
  },
};
