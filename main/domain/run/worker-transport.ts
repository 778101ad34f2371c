/** The line to one worker process. Electron and plain Node each have their own. */
export interface WorkerTransport {
  /** Sends plain data (structured clone). */
  post(message: unknown): void;
  onMessage(listen: (message: unknown) => void): void;
  /** Called once, when the process is gone for whatever reason. */
  onExit(listen: () => void): void;
  /** SIGKILL: a native query stops in no other way. */
  kill(): void;
}

export type StartWorker = () => WorkerTransport;

/**
 * The environment of a worker: what the operating system needs to load a library, and nothing that
 * could hold a secret. The zone is fixed, so that no report depends on the machine's own.
 */
export function workerEnv(
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const kept = [
    'PATH',
    'SystemRoot',
    'windir',
    'TEMP',
    'TMP',
    'TMPDIR',
    'LD_LIBRARY_PATH',
    'ALMANAC_SQLITE_BINDING',
  ];
  const found = kept.flatMap((name) => {
    const value = env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(found), TZ: 'UTC' };
}
