import { extname, join } from 'node:path';
import { runCommand } from './command/run-command.ts';
import { composeCommand } from './compose-command.ts';

/** The `almanac` command: the same engine and store as the app, without Electron. */

const here = import.meta.dirname;
const out = writerTo(process.stdout);
const err = writerTo(process.stderr);

process.exitCode = await runCommand(
  process.argv.slice(2),
  (home) =>
    composeCommand({
      home,
      out,
      err,
      root: join(here, ...(extname(import.meta.filename) === '.ts' ? ['..'] : ['..', '..'])),
      workerFile: join(here, `worker${extname(import.meta.filename)}`),
    }),
  err,
);

/** A reader that left (`| head`) is no failure: the work goes on, and its exit code stays true. */
function writerTo(stream: NodeJS.WriteStream): (text: string | Uint8Array) => void {
  let isGone = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    isGone = true;
  });
  return (text) => {
    if (!isGone) stream.write(text);
  };
}
