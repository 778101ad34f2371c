import { fork } from 'node:child_process';
import { type WorkerTransport, workerEnv } from '../domain/run/worker-transport.ts';

/**
 * A worker as a child process of plain Node, for the command and for tests.
 * @param workerFile the built `worker.js`, or `main/worker.ts` under a Node that runs TypeScript
 */
export function childTransport(workerFile: string): WorkerTransport {
  const child = fork(workerFile, [], {
    execArgv: [],
    env: workerEnv(process.env),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let isGone = false;
  return {
    post: (message) => {
      // A message to a process that has just ended is answered by `onExit`, not by an exception.
      child.send(message as object, () => undefined);
    },
    onMessage: (listen) => {
      child.on('message', listen);
    },
    onExit: (listen) => {
      const once = () => {
        if (isGone) return;
        isGone = true;
        listen();
      };
      child.once('exit', once);
      child.once('error', once);
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}
