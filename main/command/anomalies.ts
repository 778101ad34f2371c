import { badInput } from '../domain/failure.ts';
import type { ScoredRow } from '../domain/source/series-file.ts';
import type { Command, ExitCode } from './command.ts';

/** Scores the rows of a CSV file. Needs no home. */
export const anomalies: Command = {
  name: 'anomalies',
  operands: 'FILE',
  summary: 'Score each row of a CSV file: how strange its value is after those before it',
  atLeast: 1,
  atMost: 1,
  options: {
    time: { value: 'COL', help: 'the column of times' },
    value: { value: 'COL', help: 'the column of values' },
  },
  async run(context, args): Promise<ExitCode> {
    const [path = ''] = args.operands;
    const [time, value] = [args.text('time'), args.text('value')];
    if (time === undefined || value === undefined) {
      throw badInput(
        `Name the columns: almanac anomalies FILE --time COL --value COL. --${time === undefined ? 'time' : 'value'} is missing.`,
      );
    }
    const score = await context.loadScorer();
    const asText = args.isJson ? jsonLine : csvLine;
    // The head waits for the first rows: nothing is printed of a file that cannot be read.
    let head = args.isJson ? '' : 'timestamp,value,anomaly_score\n';
    await score({ path, time, value }, (rows) => {
      context.out(head + rows.map(asText).join(''));
      head = '';
    });
    context.out(head);
    return 0;
  },
};

function csvLine({ timestamp, value, score }: ScoredRow): string {
  return `${csvCell(timestamp)},${csvCell(value)},${rounded(score)}\n`;
}

function jsonLine({ timestamp, value, score }: ScoredRow): string {
  return `${JSON.stringify({ timestamp, value, anomaly_score: rounded(score) })}\n`;
}

/** RFC 4180. The cells are those of the user's own file, for other programs to read: nothing is changed. */
function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function rounded(score: number): number {
  return Number(score.toFixed(6));
}
