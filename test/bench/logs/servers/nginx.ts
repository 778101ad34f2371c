import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { until } from '../../../desktop/until.ts';
import {
  createServerFolder,
  freePort,
  needed,
  type ServerFolder,
  untilLogged,
} from './server-folder.ts';

const browsers = [
  'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36',
];

/** What is asked of the shop, how often, and by whom. */
const asked: readonly (readonly [
  times: number,
  path: (n: number) => string,
  agent?: string | undefined,
  method?: string,
])[] = [
  [40, () => '/health', 'kube-probe/1.29'],
  [160, (n) => `/products/${(n * 37) % 400}`],
  [60, () => '/'],
  [60, (n) => `/static/app.${n % 7}.js`],
  [60, (n) => `/api/stock?product=${(n * 13) % 400}`],
  [40, (n) => `/api/cart/${(n * 11) % 400}`, undefined, 'POST'],
  [40, () => '/search?q=lamp'],
  [30, () => '/api/orders', undefined, 'POST'],
  [20, () => '/favicon.ico'],
  [12, (n) => (n % 4 ? '/login' : '/login?again'), undefined, 'POST'],
  [20, (n) => `/products/${900 + n}`],
  [24, (n) => `/${['wp-login.php', '.env', 'admin', 'phpmyadmin/'][n % 4]}`, 'zgrab/0.x'],
  [60, (n) => `/backup-${(n * 7) % 999}.zip`, 'nikto'],
  [60, () => '/search?q=a', 'python-requests/2.31'],
];

/** Drives nginx before a shop that sometimes fails. @returns its access log */
export async function driveNginx(): Promise<string> {
  const folder = createServerFolder();
  const shop = await startShop();
  try {
    const port = await freePort();
    const log = await startNginx(folder, port, shop.port);
    let lines = 0;
    const ask = async (path: string, agent: string, method = 'GET') => {
      const client = `127.0.${lines % 40}.${1 + ((lines * 7) % 250)}`;
      await get({ port, path, agent, method, client, gone: shop.gone.signal });
      lines += 1;
    };
    const browser = () => browsers[lines % browsers.length] ?? '';
    for (const [times, path, agent, method] of asked) {
      for (let n = 0; n < times; n += 1) await ask(path(n), agent ?? browser(), method);
    }
    // Somebody who does not wait for the answer.
    for (let n = 0; n < 8; n += 1) {
      shop.gone = new AbortController();
      await ask('/search?q=slow', browser());
    }
    shop.gone = new AbortController();
    // A release that fails, and a shop that is down.
    shop.isBroken = true;
    for (let n = 0; n < 40; n += 1) await ask('/api/orders', browser(), 'POST');
    await shop.close();
    for (let n = 0; n < 60; n += 1) await ask(`/products/${(n * 29) % 400}`, browser());
    await untilLogged(log, /HTTP\/1\.1/, lines);
    return readFileSync(log, 'utf8');
  } finally {
    await shop.close();
    await folder.close();
  }
}

async function startNginx(folder: ServerFolder, port: number, shop: number): Promise<string> {
  const [log, config] = [folder.at('access.log'), folder.at('nginx.conf')];
  mkdirSync(folder.at('static'));
  for (let n = 0; n < 7; n += 1) {
    writeFileSync(folder.at(`static/app.${n}.js`), `// ${'x'.repeat(2000 + 900 * n)}`);
  }
  writeFileSync(
    config,
    `daemon off; pid ${folder.at('pid')}; error_log ${folder.at('error.log')}; ${process.getuid?.() === 0 ? 'user root;' : ''}
     events {}
     http {
       access_log ${log};
       ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder.at(kind)};`).join(' ')}
       server {
         listen 127.0.0.1:${port};
         location = /health { return 200 "{\\"ok\\": true}"; }
         location /static/ { root ${folder.path}; }
         location / { proxy_pass http://127.0.0.1:${shop}; }
       }
     }`,
  );
  folder.start(needed('/usr/sbin/nginx', 'nginx-light'), ['-c', config, '-p', folder.path]);
  await until('nginx answers', () =>
    get({
      port,
      path: '/health',
      agent: 'start',
      method: 'GET',
      client: '127.0.0.1',
      gone: AbortSignal.timeout(5_000),
    }).then(() => true),
  );
  return log;
}

interface Shop {
  port: number;
  /** Each answer is an error. */
  isBroken: boolean;
  /** Ends what is being asked. */
  gone: AbortController;
  close(): Promise<void>;
}

/** What stands behind nginx: products 0 to 399, a cart, orders and a search. */
async function startShop(): Promise<Shop> {
  const shop: Shop = {
    port: 0,
    isBroken: false,
    gone: new AbortController(),
    close: () => Promise.resolve(),
  };
  const server = createServer((incoming, answer) => {
    const [status, bytes] = shop.isBroken ? [500, 21] : answerTo(incoming);
    const send = () => answer.writeHead(status).end(status === 204 ? undefined : 'x'.repeat(bytes));
    // While the shop still thinks, its client goes away.
    if (incoming.url?.endsWith('slow')) shop.gone.abort();
    else send();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  shop.port = (server.address() as AddressInfo).port;
  shop.close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return shop;
}

function answerTo({ url = '', method }: IncomingMessage): readonly [status: number, bytes: number] {
  const product = /^\/products\/(\d+)$/.exec(url)?.[1];
  if (product) return Number(product) < 400 ? [200, 4000 + 31 * Number(product)] : [404, 153];
  if (url === '/') return [200, 9100];
  if (url.startsWith('/api/stock')) return [200, 40 + url.length];
  if (url.startsWith('/api/cart/')) return [204, 0];
  if (url === '/api/orders' && method === 'POST') return [201, 64];
  if (url.startsWith('/search')) return [200, 1200];
  if (url === '/login') return [302, 0];
  return url === '/login?again' ? [401, 30] : [404, 153];
}

interface Asking {
  readonly port: number;
  readonly path: string;
  readonly agent: string;
  readonly method: string;
  /** An address of this machine's loopback network. */
  readonly client: string;
  /** The client goes away and waits for no answer. */
  readonly gone: AbortSignal;
}

function get({ port, path, agent, method, client, gone }: Asking): Promise<void> {
  return new Promise((resolve, reject) => {
    const asking = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        localAddress: client,
        headers: { 'user-agent': agent },
        agent: false,
        signal: gone,
      },
      (answer) => answer.resume().on('end', resolve),
    );
    asking.on('error', (error) => (gone.aborted ? resolve() : reject(error)));
    asking.end();
  });
}
