import { badInput } from '../domain/failure.ts';
import { shortened } from '../domain/mistake.ts';
import type { Report } from '../domain/report.ts';
import type { Run } from '../domain/run.ts';
import type { Command } from './command.ts';
import { findRun } from './find.ts';
import { isoUtc } from './instants.ts';

export const report: Command = {
  name: 'report',
  operands: 'RUN',
  summary: 'Print the report of a run',
  atLeast: 1,
  atMost: 1,
  options: { format: { value: 'md|html|json', help: 'md when not given' } },
  run(context, args) {
    const [id = ''] = args.operands;
    const format = parseFormat(args.text('format') ?? (args.isJson ? 'json' : 'md'));
    const home = context.openHome();
    const run = findRun(home, id);
    const record = home.reports.get(run.id);
    if (!record) {
      throw badInput(`The run ${run.id} has no report: it is ${run.outcome ?? run.state}.`);
    }
    context.out(withLineEnd(print(home.reportFiles.read(record.hash), run, format)));
    return 0;
  },
};

type Format = 'md' | 'html' | 'json';

function parseFormat(text: string): Format {
  if (text === 'md' || text === 'html' || text === 'json') return text;
  if (text === 'pdf') throw badInput('--format pdf is not available yet. Use md, html or json.');
  throw badInput(`--format "${shortened(text)}" is not known. Use md, html or json.`);
}

function print(report: Report, run: Run, format: Format): string {
  if (format === 'md') return report.markdown;
  if (format === 'html') return report.html;
  const { headline, result, facts, charts, markdown } = report;
  const window = run.window && {
    key: run.window.key,
    from: isoUtc(run.window.fromMs),
    to: isoUtc(run.window.toMs),
  };
  const about = { run: run.id, job: run.jobId, slot: run.slot, window, revision: run.revision };
  return JSON.stringify({ ...about, headline, result, facts, charts, markdown });
}

function withLineEnd(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}
