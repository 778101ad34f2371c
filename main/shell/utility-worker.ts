import { type UtilityProcess, utilityProcess } from 'electron';
import { type StartWorker, workerEnv } from '../domain/run/worker-transport.ts';

/**
 * Starts workers as Electron's utility processes.
 * @param entry `out/main/worker.js`
 */
export function utilityWorkers(entry: string): StartWorker {
  return () => {
    const child = utilityProcess.fork(entry, [], {
      serviceName: 'Almanac worker',
      env: workerEnv(process.env),
      stdio: 'ignore',
    });
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    return {
      post: (message) => child.postMessage(message),
      onMessage: (listen) => {
        child.on('message', listen);
      },
      onExit: (listen) => {
        ended.then(listen);
      },
      kill: () => killHard(child),
    };
  };
}

/** `UtilityProcess.kill()` only asks (SIGTERM), and a native query does not hear it. */
function killHard(child: UtilityProcess): void {
  // The process may not have started yet; its id is known from `spawn` on.
  if (child.pid === undefined) child.once('spawn', () => killPid(child.pid));
  else killPid(child.pid);
}

function killPid(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}
