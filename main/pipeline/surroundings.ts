import { stat } from 'node:fs/promises';
import { connect } from 'node:net';
import type { Surroundings } from '../domain/waiting.ts';

/** A share or a host that does not answer at once is asked again at the next look. */
const patienceMs = 3_000;

/** The machine's files and network, looked at and never changed. */
export const machineSurroundings: Surroundings = {
  modifiedAtMs: (path) =>
    orNull(
      stat(path).then(
        (found) => found.mtimeMs,
        () => null,
      ),
    ),
  isReachable(host) {
    const colon = host.lastIndexOf(':');
    return new Promise((resolve) => {
      const socket = connect({ host: host.slice(0, colon), port: Number(host.slice(colon + 1)) });
      const end = (isThere: boolean) => {
        socket.destroy();
        resolve(isThere);
      };
      socket.setTimeout(patienceMs, () => end(false));
      socket.once('connect', () => end(true));
      socket.once('error', () => end(false));
    });
  },
};

/** A file on a share that hangs counts as not there. */
function orNull(answer: Promise<number | null>): Promise<number | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), patienceMs);
    void answer.then((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}
