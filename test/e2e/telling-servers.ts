import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { startMailServer } from '../cast/mail/mail-server.ts';
import { analyst } from '../support/model-server/analyst.ts';
import { startModelServer } from '../support/model-server/model-server.ts';
import { refusal } from '../support/model-server/wire.ts';

export interface Secrets {
  readonly 'model key': string;
  readonly 'connection password': string;
  readonly 'mail password': string;
  readonly 'webhook secret': string;
}

type Refuser = 'shop' | 'model' | 'mail';

/**
 * A shop's data and its webhook, a model and a mail server, each of which wants its secret. What is put among
 * `refusing` says no and, as servers do, repeats what it was sent.
 * @param onAsked is called while a request is under way
 */
export async function startTellingServers(secrets: Secrets, onAsked: () => void) {
  const refusing = new Set<Refuser>();
  let served = 0;
  const told = { signedHooks: 0, refusedBy: new Set<Refuser>() };
  const no = (by: Refuser, shown: string) => {
    told.refusedBy.add(by);
    return `${shown} is refused: ${JSON.stringify({ shown })}`;
  };

  const shop = createServer(async (request, response) => {
    onAsked();
    const { authorization: shown = '' } = request.headers;
    if (request.url === '/hook') {
      const body = await text(request);
      const mac = createHmac('sha256', secrets['webhook secret']).update(body).digest('hex');
      if (request.headers['x-almanac-signature'] === `sha256=${mac}`) told.signedHooks += 1;
      response.end();
    } else if (refusing.has('shop') || shown !== `Bearer ${secrets['connection password']}`) {
      response
        .writeHead(500, `no ${shown}`, { 'x-echo': encodeURIComponent(shown) })
        .end(no('shop', shown));
    } else {
      // Other data each time: a model that was asked the same before is not asked again.
      served += 1;
      const day = (n: number) => new Date(Date.now() - n * 86_400_000).toISOString().slice(0, 10);
      const rows = Array.from({ length: 40 }, (_, n) => ({ day: day(n), net: n + served }));
      response.setHeader('content-type', 'application/json').end(JSON.stringify(rows));
    }
  });
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));

  const model = await startModelServer({
    key: secrets['model key'],
    turns: [
      (request) => {
        onAsked();
        if (!refusing.has('model')) return analyst('honest')(request);
        return refusal(401, 'invalid_api_key', no('model', request.authorization));
      },
    ],
  });

  const mail = await startMailServer({
    onAuth(auth, _session, done) {
      onAsked();
      const password = auth.password ?? '';
      const isRight = !refusing.has('mail') && password === secrets['mail password'];
      done(isRight ? null : new Error(no('mail', password)), { user: 'ana' });
    },
  });

  onTestFinished(async () => {
    shop.close();
    await Promise.all([model.close(), mail.close()]);
  });
  return {
    shopUrl: `http://127.0.0.1:${(shop.address() as AddressInfo).port}`,
    model,
    mail,
    told,
    refusing,
  };
}
