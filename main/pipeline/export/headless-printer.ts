import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunFailure } from '../../domain/failure.ts';
import type { PagePrinter } from '../../domain/report/export.ts';

/** The app as a program to start. */
export interface AppProgram {
  readonly executable: string;
  /** The app's folder where the executable is a bare Electron. */
  readonly folder: string | null;
}

/** A start takes a second or two; what takes so long hangs. */
const deadlineMs = 60_000;

/**
 * Prints for the command, which has no windows: starts the app without a display on a home of its own
 * in the system's temporary folder, as `shell/print-file.ts` expects it.
 * @param program null where no app was found
 */
export function headlessPrinter(program: AppProgram | null): PagePrinter {
  return {
    async pdf(html, footer) {
      if (program === null) {
        throw new RunFailure(
          'export-failed',
          'A PDF needs the Almanac app, which was not found here. Use --format html, or save the PDF from the app.',
          { permanent: true },
        );
      }
      const home = await mkdtemp(join(tmpdir(), 'almanac-print-'));
      try {
        await writeFile(join(home, 'page.json'), JSON.stringify({ html, footer }), { mode: 0o600 });
        await start(program, home);
        return await readFile(join(home, 'page.pdf'));
      } catch (cause) {
        throw new RunFailure(
          'export-failed',
          'The PDF could not be made: the Almanac app did not start without a display. Use --format html instead.',
          { permanent: false, cause },
        );
      } finally {
        await rm(home, { recursive: true, force: true, maxRetries: 3 });
      }
    },
  };
}

function start({ executable, folder }: AppProgram, home: string): Promise<void> {
  // As root Chromium has no sandbox.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [
    ...['--ozone-platform=headless', '--disable-gpu', ...sandbox],
    ...(folder === null ? [] : [folder]),
    ...['--home', home, '--print'],
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(executable, args, {
      env: withoutSecrets(process.env),
      stdio: 'ignore',
      timeout: deadlineMs,
      killSignal: 'SIGKILL',
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`the app ended with ${signal ?? code}`));
    });
  });
}

function withoutSecrets(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('ALMANAC_')));
}
