// A model for trying the app by hand: `node test/support/model-server/start.ts [port] [honest|wrong|slow|busy]`.
// Then, in Settings, Models: the address that it prints, any key, the model scripted-1.
import { analyst } from './analyst.ts';
import { startModelServer, type Turn } from './model-server.ts';
import { refusal } from './wire.ts';

const [port = '8123', manner = 'honest'] = process.argv.slice(2);

const turns: Readonly<Record<string, readonly Turn[]>> = {
  honest: [analyst('honest')],
  wrong: [analyst('wrong')],
  slow: [(request) => ({ ...analyst('honest')(request), fault: 'slow' })],
  busy: [refusal(429, 'rate_limit_exceeded', 'Slow down.', { 'retry-after': '20' })],
};

const server = await startModelServer({ turns: turns[manner] ?? [], port: Number(port) });
console.log(`${manner} model at ${server.baseUrl}`);
