import { type Session, session, type WebContents, WebContentsView } from 'electron';
import { RunFailure } from '../domain/failure.ts';
import type { PagePrinter } from '../domain/report/export.ts';

/** A session of its own, in memory: a page that is printed meets no other. */
const partition = 'print';
/** The page's own policy stands in the document; this one holds whatever the document says. */
const headers = {
  'Content-Security-Policy':
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
  'Content-Type': 'text/html; charset=utf-8',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

export interface SystemPrinter extends PagePrinter {
  /** Asks for a printer. @returns false when given up @throws RunFailure `export-failed` */
  print(html: string): Promise<boolean>;
}

/**
 * Prints pages that nobody sees, without scripts. Call `pdf` once the app is ready. A view and not a
 * window: a window with a frame cannot be made where there is no display.
 */
export function createPagePrinter(): SystemPrinter {
  const pages = new Map<string, string>();
  let count = 0;
  let serving: Session | null = null;

  const serve = () => {
    serving ??= serveFrom(pages);
    return serving;
  };

  async function withPage<Result>(
    html: string,
    use: (contents: WebContents) => Promise<Result>,
  ): Promise<Result> {
    const url = `report://print-${++count}/`;
    pages.set(url, html);
    const { webContents } = hiddenView(serve());
    try {
      await webContents.loadURL(url);
      return await use(webContents);
    } finally {
      pages.delete(url);
      webContents.close();
    }
  }

  return {
    pdf: (html, footer) =>
      withPage(html, (contents) => contents.printToPDF(onPaper(footer))).catch((cause) => {
        throw new RunFailure(
          'export-failed',
          'The PDF could not be made. Try again, or save the report as HTML and print it from a browser.',
          { permanent: false, cause },
        );
      }),
    print: (html) => withPage(html, askAndPrint),
  };
}

/** Shows the system's own print dialog. @returns false when given up */
function askAndPrint(contents: WebContents): Promise<boolean> {
  return new Promise((resolve, reject) => {
    contents.print({ silent: false, printBackground: true }, (isDone, reason) => {
      if (isDone) resolve(true);
      else if (/cancel/i.test(reason)) resolve(false);
      else {
        const message = 'The printer did not take it. Save the report as PDF and print that.';
        const cause = new Error(reason);
        reject(new RunFailure('export-failed', message, { permanent: false, cause }));
      }
    });
  });
}

function serveFrom(pages: ReadonlyMap<string, string>): Session {
  const own = session.fromPartition(partition);
  own.protocol.handle('report', ({ url }) => {
    const html = pages.get(url);
    return html === undefined
      ? new Response(null, { status: 404 })
      : new Response(html, { headers });
  });
  return own;
}

function hiddenView(own: Session): WebContentsView {
  return new WebContentsView({
    webPreferences: {
      session: own,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      images: true,
      spellcheck: false,
    },
  });
}

function onPaper(footer: string): Electron.PrintToPDFOptions {
  return {
    printBackground: true,
    preferCSSPageSize: true,
    // For people who do not see it, and for a list of its parts at the reader's side.
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: `<div style="width:100%;margin:0 16mm;display:flex;justify-content:space-between;gap:8mm;font:7.5pt system-ui,Segoe UI,Helvetica Neue,Arial,sans-serif;color:#6b7480"><span style="overflow:hidden;white-space:nowrap;text-overflow:ellipsis">${escaped(footer)}</span><span style="white-space:nowrap"><span class="pageNumber"></span> of <span class="totalPages"></span></span></div>`,
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
