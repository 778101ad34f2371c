import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app } from 'electron';
import type { Log } from './log.ts';
import { createPagePrinter } from './page-printer.ts';

/**
 * Prints `page.json` of the home to `page.pdf` beside it and ends the app: how the command, which has
 * no windows, makes a PDF. Such a home is a temporary folder of the command's.
 */
export async function printFile(home: string, log: Log): Promise<void> {
  try {
    const { html, footer } = JSON.parse(await readFile(join(home, 'page.json'), 'utf8'));
    const pdf = await createPagePrinter().pdf(String(html), String(footer));
    await writeFile(join(home, 'page.pdf'), pdf, { mode: 0o600 });
    app.exit(0);
  } catch (caught) {
    log.error('the page could not be printed', caught);
    app.exit(1);
  }
}
