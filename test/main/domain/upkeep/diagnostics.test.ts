import { expect, test } from 'vitest';
import {
  type DiagnosticsFacts,
  diagnosticsFiles,
} from '../../../../main/domain/upkeep/diagnostics.ts';
import { redact } from '../../../../main/shell/redact.ts';
import { csvSource } from '../../../cast/plain-job.ts';
import { doneSlot } from '../../command/typed.ts';
import { churn } from '../../ipc/cast.ts';

/** With every character that one writing or another escapes. */
const canary = 'CANARY "7f3a" \\ ü+/=&?';

const writings: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  JSON: (text) => JSON.stringify({ note: text }),
  'JSON in JSON': (text) => JSON.stringify(JSON.stringify({ note: text })),
  URL: (text) => encodeURIComponent(text),
  'URL form': (text) => new URLSearchParams({ note: text }).toString(),
  base64: (text) => Buffer.from(text).toString('base64'),
  'base64 behind one byte': (text) => Buffer.from(`x${text}`).toString('base64'),
  'base64 of user and password': (text) => Buffer.from(`me:${text}!`).toString('base64'),
  base64url: (text) => Buffer.from(`ab${text}`).toString('base64url'),
};

const facts: DiagnosticsFacts = {
  madeAt: '2026-10-30T12:00:00.000Z',
  versions: { Almanac: '0.1.0' },
  checks: [],
  sizes: {},
  jobs: [],
  slots: [],
  logs: [],
  secrets: [canary],
  redact,
};

const textOf = (change: Partial<DiagnosticsFacts>) =>
  diagnosticsFiles({ ...facts, ...change })
    .map(({ text }) => text)
    .join('\n');

/** What of the secret, written like this, could still be read. */
function leaks(text: string): string[] {
  const found = Object.entries(writings).filter(([, write]) => text.includes(write(canary)));
  const isReadable = ['7f3a', encodeURIComponent('"7f3a"')].some((part) => text.includes(part));
  return [...found.map(([name]) => name), ...(isReadable ? ['its middle'] : [])];
}

test.each(Object.entries(writings))(
  'a secret in a log line is not in the bundle: %s',
  (_, write) => {
    const text = `2026-10-30 worker said ${write(canary)} and ended`;
    const bundle = textOf({ logs: [{ name: 'almanac.log', text }] });
    expect(leaks(bundle)).toEqual([]);
    expect(bundle).toContain('2026-10-30 worker said');
  },
);

test('without the secrets known, the same lines would leak: the test can fail', () => {
  const text = Object.values(writings).map((write) => `line ${write(canary)}`);
  const bundle = textOf({ secrets: [], logs: [{ name: 'l', text: text.join('\n') }] });
  expect(leaks(bundle).length).toBeGreaterThan(5);
});

test('jobs are told by their shape: no name, path, question or address is in the bundle', () => {
  const job = {
    ...churn,
    id: 'layoffs-2027',
    name: 'Layoffs 2027',
    sources: [csvSource('people', '/home/ana/secret plan/people.csv')],
  };
  const slots = [{ ...doneSlot, jobId: job.id }];
  const logs = [{ name: 'l', text: 'run of layoffs-2027 (Layoffs 2027) ended' }];
  const bundle = textOf({ jobs: [job], slots, logs });
  for (const word of ['ayoffs', 'secret plan', 'people']) expect(bundle).not.toContain(word);
  expect(JSON.parse(diagnosticsFiles({ ...facts, jobs: [job], slots })[4]?.text ?? '')).toEqual([
    expect.objectContaining({ job: 'job 1', outcome: 'succeeded', reason: 'on time' }),
  ]);
});
