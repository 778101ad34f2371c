import { protocol } from 'electron';
import { type ReportPages, reportResponse } from './report-response.ts';

/** Serves stored reports to the reader's frame. Call once the app is ready. */
export function serveReports(pages: ReportPages): void {
  protocol.handle('report', (request) => reportResponse(request, pages));
}
