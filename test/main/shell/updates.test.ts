import { expect, test } from 'vitest';
import { RunFailure } from '../../../main/domain/failure.ts';
import type { NewVersion } from '../../../main/domain/upkeep/updates.ts';
import { createUpdates, type Updater } from '../../../main/shell/updates.ts';
import { createFakeClock } from '../engine/cast/fake-clock.ts';

const source = { url: 'https://updates.example/almanac', publicKey: 'key' };
const newer: NewVersion = { version: '1.2.0', notes: 'Faster.' };
const dayMs = 86_400_000;

interface Server {
  newest?: () => Promise<NewVersion | null>;
  /** Ends the download with this, or never. */
  ends?: Promise<void>;
}

function updatesOf(server: Server, { on = false, why = null as string | null } = {}) {
  const clock = createFakeClock('2026-03-03T08:00:00Z');
  const kept = new Map<string, unknown>([['updates.on', on]]);
  const did: string[] = [];
  const updater: Updater = {
    newest: () => {
      did.push('asked');
      return server.newest?.() ?? Promise.resolve(null);
    },
    download: (onPercent) => {
      did.push('fetched');
      onPercent(40);
      return { ended: server.ends ?? Promise.resolve(), cancel: () => did.push('cancelled') };
    },
    hold: (isHeld) => did.push(isHeld ? 'held' : 'let go'),
  };
  const updates = createUpdates({
    source,
    why,
    load: async () => updater,
    preferences: {
      read: (name) => kept.get(name),
      write: async (name, value) => void kept.set(name, value),
    },
    clock,
    changed: () => undefined,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  return { updates, clock, did };
}

test('nobody is asked before it is switched on, whatever time passes', async () => {
  const { updates, clock, did } = updatesOf({});
  await clock.advance(30 * dayMs);
  await updates.look();
  expect([updates.state(), did]).toEqual([{ kind: 'off' }, []]);
});

test('switched on, the server is asked at once and then once a day', async () => {
  const { updates, clock, did } = updatesOf({});
  await updates.set(true);
  expect(updates.state()).toEqual({ kind: 'newest', atMs: clock.wallMs() });
  await clock.advance(3 * dayMs + 1);
  expect(did).toEqual(['asked', 'asked', 'asked', 'asked']);
});

test('a newer version is fetched, told with its notes, and not fetched a second time', async () => {
  const { updates, clock, did } = updatesOf({ newest: async () => newer }, { on: true });
  await updates.look();
  expect(updates.state()).toEqual({ kind: 'ready', ...newer });
  await clock.advance(3 * dayMs);
  expect(did).toEqual(['asked', 'fetched']);
});

test('switched off, what was fetched is not installed and nobody is asked any more', async () => {
  const { updates, clock, did } = updatesOf({ newest: async () => newer }, { on: true });
  await updates.look();
  await updates.set(false);
  await clock.advance(3 * dayMs);
  expect([updates.state(), did.slice(2)]).toEqual([{ kind: 'off' }, ['cancelled', 'held']]);
});

test('what the server does is a sentence, and it is asked again a day later', async () => {
  const refused = new RunFailure('not-allowed', 'It was not signed.', { permanent: true });
  const failures: readonly (readonly [unknown, string])[] = [
    [refused, 'It was not signed.'],
    [{ code: 'HTTP_ERROR_404' }, 'updates.example answered with 404.'],
    [{ code: 'ERR_CHECKSUM_MISMATCH' }, 'not the one that was signed'],
    [{ code: 'ENOSPC' }, 'The disk is full'],
    [new Error('net::ERR_INTERNET_DISCONNECTED'), 'updates.example could not be reached'],
  ];
  for (const [thrown, sentence] of failures) {
    const { updates, clock, did } = updatesOf({ newest: () => Promise.reject(thrown) });
    await updates.set(true);
    expect(updates.state()).toMatchObject({ sentence: expect.stringContaining(sentence) });
    await clock.advance(dayMs + 1);
    expect(did.filter((act) => act === 'asked')).toHaveLength(2);
  }
});

test('a download that stands still for a minute is given up', async () => {
  const { updates, clock, did } = updatesOf(
    { newest: async () => newer, ends: new Promise(() => undefined) },
    { on: true },
  );
  await clock.advance(60_000);
  await clock.advance(60_000);
  expect([updates.state(), did]).toEqual([
    { kind: 'downloading', version: '1.2.0', percent: 40 },
    ['asked', 'fetched', 'cancelled'],
  ]);
});

test('a build that names no server, or cannot replace itself, says so and asks nobody', async () => {
  const { updates, did } = updatesOf({}, { on: true, why: 'By your package manager.' });
  await updates.look();
  expect([updates.isOn(), updates.state(), did]).toEqual([
    false,
    { kind: 'unavailable', sentence: 'By your package manager.' },
    [],
  ]);
});
