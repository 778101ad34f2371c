import type { ServerResponse } from 'node:http';
import { machineClock } from '../../../main/store/machine.ts';
import { argumentText, finishOf, usageOf, type WireAnswer, type WireRequest } from './wire.ts';

/** How long a slow answer rests between two pieces. */
const slowMs = 30;
const pieceLength = 4096;

/** Sends an answer as server-sent events, in pieces, with the fault that the script asks for. */
export async function writeStream(
  response: ServerResponse,
  asked: WireRequest,
  answer: WireAnswer,
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const chunks = deltasOf(answer).map((delta) => event(asked, { delta, finish_reason: null }));
  const { fault } = answer;
  const usage = usageOf(answer);
  const end = [
    event(asked, { delta: {}, finish_reason: finishOf(answer) }),
    usage ? `data: ${JSON.stringify({ ...envelope(asked), choices: [], usage })}\n\n` : '',
    'data: [DONE]\n\n',
  ].join('');
  // A server that has its answer ready sends it in one piece.
  if (fault === undefined) return void response.end([...chunks, end].join(''));
  if (fault === 'invalid-utf8') {
    response.write(Buffer.concat([Buffer.from('data: {"id":"x'), Buffer.from([0xc3, 0x28, 0xff])]));
    return void response.end(Buffer.from('\n\ndata: [DONE]\n\n'));
  }
  for (const [at, chunk] of chunks.entries()) {
    const isHalf = at >= chunks.length / 2;
    if (fault === 'stall' && at === 1) return;
    if (fault === 'cut' && isHalf) return void response.end();
    if (fault === 'broken-event' && isHalf) return void response.end(chunk.slice(0, 40));
    response.write(chunk);
    if (fault === 'slow') await new Promise<void>((resolve) => machineClock.after(slowMs, resolve));
  }
  response.end(end);
}

function deltasOf({ text, refusal, calls = [] }: WireAnswer): readonly object[] {
  return [
    { role: 'assistant', content: '' },
    ...piecesOf(text ?? '').map((content) => ({ content })),
    ...(refusal === undefined ? [] : [{ refusal }]),
    ...calls.flatMap(({ name, arguments: given }, index) => [
      {
        tool_calls: [
          { index, id: `call_${index}`, type: 'function', function: { name, arguments: '' } },
        ],
      },
      ...piecesOf(argumentText(given)).map((piece) => ({
        tool_calls: [{ index, function: { arguments: piece } }],
      })),
    ]),
  ];
}

/** At least two pieces where there are two characters, so that every answer can be cut. */
function piecesOf(text: string): readonly string[] {
  const length = Math.min(pieceLength, Math.max(1, Math.ceil(text.length / 2)));
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += length) pieces.push(text.slice(at, at + length));
  return pieces;
}

function event(
  asked: WireRequest,
  choice: { delta: object; finish_reason: string | null },
): string {
  const choices = [{ index: 0, ...choice }];
  return `data: ${JSON.stringify({ ...envelope(asked), choices })}\n\n`;
}

function envelope({ model }: WireRequest) {
  return { id: 'chatcmpl-test', object: 'chat.completion.chunk', created: 0, model };
}
