import { RunFailure } from '../domain/failure.ts';
import type { Clock } from '../domain/ports.ts';
import type { NewVersion, UpdateSource, UpdateState, Updates } from '../domain/upkeep/updates.ts';
import type { Log } from './log.ts';
import type { Preferences } from './preferences.ts';

/** What fetches and installs. */
export interface Updater {
  /** Null when this is the newest. */
  newest(): Promise<NewVersion | null>;
  download(onPercent: (percent: number) => void): {
    readonly ended: Promise<void>;
    cancel(): void;
  };
  /** Keeps what was fetched from being installed by the next quit. */
  hold(isHeld: boolean): void;
}

export interface UpdatesNeeds {
  readonly source: UpdateSource | null;
  /** Why this installation cannot, or null. */
  readonly why: string | null;
  readonly load: (source: UpdateSource) => Promise<Updater>;
  readonly preferences: Preferences;
  readonly clock: Clock;
  readonly changed: () => void;
  readonly log: Log;
}

const dayMs = 86_400_000;
/** A start has better things to do. */
const firstLookMs = 60_000;
/** A download that stands still for so long has ended. */
const stillMs = 60_000;

/** Looks once a day while a person wants it, and fetches what is newer; the next quit installs it. */
export function createUpdates(needs: UpdatesNeeds): Updates {
  const { source, why, load, preferences, clock, changed, log } = needs;
  const isOn = () => why === null && preferences.read('updates.on') === true;
  let updater: Promise<Updater> | null = null;
  let state: UpdateState = { kind: 'waiting' };
  let forgetNext = () => {};
  let stopDownload = () => {};

  function become(next: UpdateState): void {
    state = next;
    changed();
  }

  async function look(): Promise<void> {
    if (!isOn() || source === null || isBusy(state)) return;
    become({ kind: 'looking' });
    try {
      updater ??= load(source);
      const found = await updater;
      const newest = await found.newest();
      await preferences.write('updates.lookedAt', clock.wallMs());
      if (newest === null) become({ kind: 'newest', atMs: clock.wallMs() });
      else if (isOn()) await fetch(found, newest);
    } catch (caught) {
      log.warn('the look for a newer version failed', caught);
      const sentence = sentenceOf(caught, new URL(source.url).host);
      become({ kind: 'failed', sentence, atMs: clock.wallMs() });
    }
    plan();
  }

  async function fetch(from: Updater, { version, notes }: NewVersion): Promise<void> {
    let forgetStill = () => {};
    const watch = () => {
      forgetStill();
      forgetStill = clock.after(stillMs, () => stopDownload());
    };
    become({ kind: 'downloading', version, percent: 0 });
    const { ended, cancel } = from.download((percent) => {
      watch();
      if (state.kind === 'downloading' && state.percent === percent) return;
      become({ kind: 'downloading', version, percent });
    });
    stopDownload = cancel;
    watch();
    try {
      await ended;
      become({ kind: 'ready', version, notes });
    } finally {
      forgetStill();
    }
  }

  function plan(): void {
    forgetNext();
    if (!isOn()) return;
    const looked = Number(preferences.read('updates.lookedAt') ?? 0);
    const failed = state.kind === 'failed' ? state.atMs : 0;
    const waitMs = Math.max(looked, failed) + dayMs - clock.wallMs();
    const inMs = Math.min(Math.max(firstLookMs, waitMs), dayMs);
    forgetNext = clock.after(inMs, () => void look());
  }

  plan();
  return {
    state() {
      if (why !== null) return { kind: 'unavailable', sentence: why };
      return isOn() ? state : { kind: 'off' };
    },
    isOn,
    server: () => source && new URL(source.url).origin,
    async set(isWanted) {
      await preferences.write('updates.on', isWanted);
      if (!isWanted) stopDownload();
      (await updater)?.hold(!isWanted);
      changed();
      if (isWanted) await look();
      else plan();
    },
    look,
  };
}

/** What is ready stays ready: a second look could only fetch it again. */
function isBusy({ kind }: UpdateState): boolean {
  return kind === 'looking' || kind === 'downloading' || kind === 'ready';
}

/** By the codes of electron-updater and of Chromium; a failure of ours is a sentence already. */
function sentenceOf(caught: unknown, host: string): string {
  if (caught instanceof RunFailure) return caught.message;
  const { code } = Object(caught) as { readonly code?: unknown };
  const word = typeof code === 'string' ? code : '';
  if (word === 'ERR_CHECKSUM_MISMATCH') {
    return 'The fetched file is not the one that was signed, so it was thrown away. This version stays.';
  }
  const status = /^HTTP_ERROR_(\d+)$/.exec(word)?.[1];
  if (status) return `${host} answered with ${status}. It is asked again tomorrow.`;
  if (word === 'ENOSPC') return 'The disk is full, so the newer version could not be fetched.';
  return `${host} could not be reached, or stopped half way. It is asked again tomorrow.`;
}
