import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { refusal, type WireReply, type WireRequest, wholeAnswer } from './wire.ts';
import { writeStream } from './write-stream.ts';

/** What the server does with one request; a function looks at the request first. */
export type Turn = WireReply | ((request: WireRequest) => WireReply);

export interface ModelServer {
  /** What a profile takes as its address: `http://127.0.0.1:<port>/v1`. */
  readonly baseUrl: string;
  /** Chat requests in the order they came, as sent. */
  readonly requests: readonly WireRequest[];
  /** Resolves once so many requests have come. */
  asked(count: number): Promise<void>;
  /** Replaces the turns that are left. */
  script(turns: readonly Turn[]): void;
  close(): Promise<void>;
}

/**
 * A server on loopback that speaks chat completions as providers do: tools, streaming, errors and the
 * faults that real ones have. Turns are taken one a request; the last one stays.
 */
export async function startModelServer(options: {
  readonly turns: readonly Turn[];
  readonly models?: readonly string[];
  /** When given, any other key is answered with 401. */
  readonly key?: string;
  readonly port?: number;
}): Promise<ModelServer> {
  const { models = ['scripted-1'], key } = options;
  const requests: WireRequest[] = [];
  const arrivals = new EventEmitter();
  const sockets = new Set<Socket>();
  let turns = [...options.turns];

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const authorization = String(request.headers.authorization ?? request.headers['api-key'] ?? '');
    const path = new URL(request.url ?? '/', 'http://loopback').pathname;
    const body = await bodyOf(request);
    if (key !== undefined && authorization.replace(/^Bearer /, '') !== key) {
      return sendError(response, refusal(401, 'invalid_api_key', 'Incorrect API key provided.'));
    }
    if (path.endsWith('/models')) {
      return sendJson(response, 200, {
        object: 'list',
        data: models.map((id) => ({ id, object: 'model', created: 0, owned_by: 'test' })),
      });
    }
    if (!path.endsWith('/chat/completions')) {
      return sendError(response, refusal(404, 'not_found', 'There is nothing here.'));
    }
    const asked: WireRequest = { ...JSON.parse(body), authorization };
    requests.push(asked);
    arrivals.emit('request');
    const [turn] = turns;
    if (turns.length > 1) turns = turns.slice(1);
    if (turn === undefined) throw new Error('the script of the model server is empty');
    await reply(response, asked, typeof turn === 'function' ? turn(asked) : turn);
  }

  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    async asked(count) {
      while (requests.length < count) await once(arrivals, 'request');
    },
    script(next) {
      turns = [...next];
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

async function reply(response: ServerResponse, asked: WireRequest, turn: WireReply): Promise<void> {
  if ('status' in turn) return sendError(response, turn);
  if (turn.fault === 'no-answer') return;
  if (turn.fault === 'reset') return void response.destroy();
  if (turn.fault === 'html') {
    response.writeHead(200, { 'content-type': 'text/html' });
    return void response.end('<html><body>Please log in to the hotel network.</body></html>');
  }
  if (!asked.stream) return sendJson(response, 200, wholeAnswer(asked, turn));
  await writeStream(response, asked, turn);
}

function sendError(response: ServerResponse, turn: Extract<WireReply, { status: number }>): void {
  const { status, code, message = 'It does not work.', headers = {} } = turn;
  sendJson(response, status, { error: { message, type: code, param: null, code } }, headers);
}

function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
