/** A line of a log and when it was written, in epoch milliseconds of UTC. */
export interface LogLine {
  readonly atMs: number;
  readonly text: string;
}

export type LogName = 'access' | 'auth' | 'postgres';

/** A request as nginx writes it, `TIME` where its time will stand. */
export function request(
  client: string,
  asked: string,
  status: number,
  bytes: number,
  agent: string,
): string {
  return `${client} - - [TIME] "${asked} HTTP/1.1" ${status} ${bytes} "-" "${agent}"`;
}
