import { RunFailure } from '../../../domain/failure.ts';

/** Asked too early or too often, or the server is not itself: what a later try may mend (RFC 9110, 15). */
const passing = [408, 409, 423, 425, 429];

/** What an answer other than 2xx means for a webhook. */
export function answerFailure(url: string, answer: Response): RunFailure {
  const { host } = new URL(url);
  const { status } = answer;
  if (status === 410) {
    return new RunFailure(
      'target-gone',
      `${host} says that this webhook is gone for good, so nothing more is sent there. Give the job another address.`,
      { permanent: true },
    );
  }
  if (status >= 300 && status < 400) {
    const to = redirectHost(answer, url);
    return refused(
      `${host} sends on to ${to}, where nothing was sent. If that is right, give the job that address.`,
    );
  }
  if (status >= 500 || passing.includes(status)) {
    return new RunFailure('delivery-failed', `${host} answered ${status}. It is tried again.`, {
      permanent: false,
      retryAfterMs: retryAfterMs(answer.headers.get('retry-after')),
    });
  }
  return refused(`${host} refused it with ${status}. Check the address, then send it again.`);
}

function refused(message: string): RunFailure {
  return new RunFailure('delivery-failed', message, { permanent: true });
}

function redirectHost(answer: Response, url: string): string {
  const location = answer.headers.get('location') ?? '';
  return URL.canParse(location, url) ? new URL(location, url).host : 'another address';
}

/** Seconds; a date is not read, because two clocks seldom agree. */
function retryAfterMs(header: string | null): number | undefined {
  return header !== null && /^\d{1,7}$/.test(header) ? Number(header) * 1000 : undefined;
}
