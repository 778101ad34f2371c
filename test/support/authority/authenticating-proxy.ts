import { createServer, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';

export interface TestProxy {
  /** `127.0.0.1:3128` */
  readonly address: string;
  /** Who was named, and for what, a line a request: `ana:pw CONNECT localhost:443`. */
  readonly asked: string[];
  password: string;
  close(): Promise<void>;
}

const host = '127.0.0.1';
const asks = { 'proxy-authenticate': 'Basic realm="Example Ltd"' };

/**
 * A real HTTP proxy on loopback that lets through who knows the password of `ana`; CONNECT, too. Whatever
 * their names, the servers behind it are those of this machine: a company's proxy knows names that no laptop does.
 */
export async function startProxy(password: string): Promise<TestProxy> {
  const server = createServer((incoming, answer) => {
    if (!isLetIn(`${incoming.method} ${incoming.url}`, incoming.headers['proxy-authorization'])) {
      answer.writeHead(407, asks).end();
      return;
    }
    const { 'proxy-authorization': _, ...headers } = incoming.headers;
    const { port, pathname, search } = new URL(incoming.url ?? '');
    const to = { host, port, path: pathname + search, method: incoming.method, headers };
    const onward = request(to, (found) => {
      answer.writeHead(found.statusCode ?? 502, found.headers);
      found.pipe(answer);
    });
    onward.on('error', () => answer.writeHead(502).end());
    incoming.pipe(onward);
  });
  // The server forgets a socket that asked for a tunnel, and would wait for it when it closes.
  const tunnels = new Set<Duplex>();
  server.on('connect', ({ url = '', headers }, socket) => {
    tunnels.add(socket.on('close', () => tunnels.delete(socket)));
    socket.on('error', () => socket.destroy());
    if (!isLetIn(`CONNECT ${url}`, headers['proxy-authorization'])) {
      const lines = ['HTTP/1.1 407 Who is it', `Proxy-Authenticate: ${asks['proxy-authenticate']}`];
      socket.end(`${[...lines, 'Content-Length: 0', '', ''].join('\r\n')}`);
      return;
    }
    const onward = connect(Number(new URL(`http://${url}`).port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const proxy: TestProxy = {
    address: `${host}:${(server.address() as AddressInfo).port}`,
    asked: [],
    password,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const tunnel of tunnels) tunnel.destroy();
      }),
  };
  function isLetIn(what: string, shown = ''): boolean {
    const who = Buffer.from(shown.replace(/^Basic /, ''), 'base64').toString();
    proxy.asked.push(`${who} ${what}`.trim());
    return who === `ana:${proxy.password}`;
  }
  return proxy;
}
