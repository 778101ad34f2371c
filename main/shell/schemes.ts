import { protocol } from 'electron';

/** Where the windows live. */
export const appOrigin = 'app://almanac';

/**
 * Makes `app:` and `report:` real origins. Call before the app is ready: afterwards Electron
 * ignores it without a word. Neither may bypass CSP, and reports may not even be fetched.
 */
export function registerSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
    { scheme: 'report', privileges: { standard: true, secure: true } },
  ]);
}
