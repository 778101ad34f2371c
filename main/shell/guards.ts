import { app, BrowserWindow, type Session, type WebContents, type WebFrameMain } from 'electron';
import type { Log } from './log.ts';
import { judgeNavigation, type NavigationRequest } from './navigation.ts';
import type { OpenExternal } from './open-external.ts';
import { appOrigin } from './schemes.ts';

export interface GuardNeeds {
  readonly openExternal: OpenExternal;
  /** The reader clicked a number: tell the window that holds the frame. */
  readonly onFact: (contents: WebContents, runId: string, n: number) => void;
  readonly log: Log;
}

/**
 * Puts every page and session that will ever exist under guard. Call before the app is ready: until
 * then there is no session. The default one is made, and guarded, when it is first used; to ask for
 * it here would cost a start without a window the memory of its network.
 */
export function guardEverything(needs: GuardNeeds): void {
  app.on('session-created', guardSession);
  app.on('web-contents-created', (_event, contents) => guardContents(contents, needs));
}

function guardContents(contents: WebContents, needs: GuardNeeds): void {
  const { openExternal, onFact, log } = needs;
  const parent = () => BrowserWindow.fromWebContents(contents);

  const judge = (event: { preventDefault(): void }, request: NavigationRequest) => {
    const judged = judgeNavigation(request);
    if (judged.verdict === 'allow') return;
    event.preventDefault();
    if (judged.verdict === 'fact') onFact(contents, judged.runId, judged.n);
    else if (judged.verdict === 'external') openExternal(judged.url, parent());
    else log.warn(`navigation refused: ${request.url.slice(0, 200)}`);
  };

  // `will-frame-navigate` comes for the main frame, too, right before `will-navigate`: the first
  // judges, the second only holds the door shut.
  contents.on('will-frame-navigate', (event) =>
    judge(event, {
      url: event.url,
      isMainFrame: event.isMainFrame,
      frameUrl: urlOf(() => event.frame),
      initiatorUrl: urlOf(() => event.initiator),
    }),
  );
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // Calls of a page do not pass `onBeforeRequest`: without a proxy they have no way out at all.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(({ url }) => {
    openExternal(url, parent());
    return { action: 'deny' };
  });
}

/** A frame that is gone answers every question by throwing. */
function urlOf(frame: () => WebFrameMain | null | undefined): string | null {
  try {
    return frame()?.url ?? null;
  } catch {
    return null;
  }
}

/** Copy buttons: our own page may put text on the clipboard at a click, and never read it. */
function isOwnCopy(permission: string, url: string): boolean {
  return permission === 'clipboard-sanitized-write' && `${url}/`.startsWith(`${appOrigin}/`);
}

const ownSchemes = ['app:', 'report:', 'data:', 'devtools:'];

function guardSession(given: Session): void {
  given.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(isOwnCopy(permission, requestingUrl)),
  );
  given.setPermissionCheckHandler((_contents, permission, origin) => isOwnCopy(permission, origin));
  given.setDevicePermissionHandler(() => false);
  // No streams in the answer is a refusal.
  given.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  given.on('will-download', (event) => event.preventDefault());
  given.webRequest.onBeforeRequest((details, answer) => {
    // Pages reach nothing but our own schemes, whatever their policy forgot. What main itself asks
    // for through this session has no page.
    const isPage = details.webContentsId !== undefined;
    const isOwn = URL.canParse(details.url) && ownSchemes.includes(new URL(details.url).protocol);
    answer({ cancel: isPage && !isOwn });
  });
}
