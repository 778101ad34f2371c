import { resolve } from 'node:path';
import { badInput } from '../domain/failure.ts';
import { shortened } from '../domain/job/mistake.ts';
import { type ExportFormat, exportFormats } from '../domain/report/export.ts';
import type { Report } from '../domain/report/report.ts';
import type { Run } from '../domain/run/run.ts';
import type { Arguments, Command, ExitCode } from './command.ts';
import type { CommandContext } from './context.ts';
import { findRun } from './find.ts';
import { isoUtc } from './instants.ts';

export const report: Command = {
  name: 'report',
  operands: 'RUN',
  summary: 'Print the report of a run, or save it as a file',
  atLeast: 1,
  atMost: 1,
  options: {
    format: { value: 'md|html|json|pdf|xlsx|csv|svg|png', help: 'md when not given' },
    output: { value: 'FILE', help: 'save it there, or in that folder, instead of printing it' },
  },
  async run(context, args) {
    const [id = ''] = args.operands;
    const format = parseFormat(args.text('format') ?? (args.isJson ? 'json' : 'md'));
    const home = context.openHome();
    const run = findRun(home, id);
    const record = home.reports.get(run.id);
    if (!record) {
      throw badInput(`The run ${run.id} has no report: it is ${run.outcome ?? run.state}.`);
    }
    const files =
      format === 'md' || format === 'json'
        ? [stored(home.reportFiles.read(record.hash), run, format)]
        : await home.exporter.make(run.id, format);
    return put(context, args, files);
  },
};

type Format = ExportFormat | 'json';
type Files = readonly { readonly name: string; readonly bytes: Uint8Array }[];

const formats: readonly Format[] = [...exportFormats, 'json'];

function parseFormat(text: string): Format {
  const found = formats.find((format) => format === text);
  if (found) return found;
  throw badInput(`--format "${shortened(text)}" is not known. Use ${listed(formats)}.`);
}

/** What the ledger keeps, byte for byte. */
function stored(report: Report, run: Run, format: 'md' | 'json'): Files[number] {
  const text = format === 'md' ? report.markdown : asJson(report, run);
  const bytes = new TextEncoder().encode(text.endsWith('\n') ? text : `${text}\n`);
  return { name: `${run.id}.${format}`, bytes };
}

function asJson(report: Report, run: Run): string {
  const { headline, result, facts, charts, markdown } = report;
  const window = run.window && {
    key: run.window.key,
    from: isoUtc(run.window.fromMs),
    to: isoUtc(run.window.toMs),
  };
  const about = { run: run.id, job: run.jobId, slot: run.slot, window, revision: run.revision };
  return JSON.stringify({ ...about, headline, result, facts, charts, markdown });
}

function put(context: CommandContext, args: Arguments, files: Files): ExitCode {
  const output = args.text('output');
  if (output !== undefined) {
    for (const path of context.save(resolve(output), files)) context.out(`${path}\n`);
    return 0;
  }
  const [only, another] = files;
  if (another) {
    throw badInput(`There are ${files.length} files of it: name a folder for them with --output.`);
  }
  if (only) context.out(only.bytes);
  return 0;
}

function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
