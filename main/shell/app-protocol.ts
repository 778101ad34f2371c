import { protocol } from 'electron';
import { appResponse } from './app-response.ts';

/** Serves the built windows from `folder`. Call once the app is ready. */
export function serveApp({ folder }: { readonly folder: string }): void {
  protocol.handle('app', (request) => appResponse(request, folder));
}
