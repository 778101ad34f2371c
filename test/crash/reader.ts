import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { startMailServer } from '../cast/mail/mail-server.ts';

/** Where in the other side's work it ends the process that it is talking to. */
export type FarStep = 'the envelope' | 'the message' | 'the request';

export interface Reader {
  readonly mailPort: number;
  readonly url: string;
  /** Message-ID and bytes of each mail that was taken. */
  mails(): readonly string[];
  /** Key and body of each call that was read to its end. */
  calls(): readonly string[];
  /** Kills this process at a step, once. */
  aim(step: FarStep, kill: () => void): void;
  close(): Promise<void>;
}

/** The other side of e-mail and webhook: real servers on loopback that can end who talks to them. */
export async function startReader(): Promise<Reader> {
  let aimed: { readonly step: FarStep; readonly kill: () => void } | null = null;
  const calls: string[] = [];
  const pass = (step: FarStep): void => {
    if (aimed?.step !== step) return;
    aimed.kill();
    aimed = null;
  };
  const mail = await startMailServer({
    onRcptTo(_address, _session, done) {
      pass('the envelope');
      done();
    },
  });
  const web = createServer(async (request, answer) => {
    const body = await text(request);
    calls.push(`${request.headers['idempotency-key']} ${body}`);
    pass('the request');
    answer.writeHead(204).end();
  });
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  return {
    mailPort: mail.port,
    url: `http://127.0.0.1:${(web.address() as AddressInfo).port}/hook`,
    mails: () => mail.taken.map(({ raw }) => raw.toString()),
    calls: () => calls,
    aim(step, kill) {
      aimed = { step, kill };
      if (step === 'the message') mail.beforeAnswer(() => pass(step));
    },
    async close() {
      web.closeAllConnections();
      await new Promise((resolve) => web.close(resolve));
      await mail.close();
    },
  };
}
