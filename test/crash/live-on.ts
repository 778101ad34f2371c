import { rmSync } from 'node:fs';
import { checkHome } from './check-home.ts';
import { busyJobs, type Driven, openDrivenCore } from './driven-core.ts';
import { type HomeImage, layOut } from './home-image.ts';
import { memoryFolder } from './memory-folder.ts';

const startMs = Date.UTC(2026, 2, 3, 7);
/** More than a run may take with all its tries. */
const liveOnMs = 45_000;

/**
 * Lives through some slots of a fresh home: a first boot that is cut off, and a second one that
 * finds what it left. `watch` is called with each before it begins, and what it returns at its end.
 * @returns the second one, still open
 */
export async function liveTwice(
  seed: number,
  watch: (driven: Driven) => () => void = () => () => {},
): Promise<Driven> {
  const home = memoryFolder('life');
  const first = openDrivenCore({ home, seed, boot: 0, atMs: startMs });
  for (const job of busyJobs(seed, 4)) first.core.store.jobs.save(job, startMs);
  await live(first, 15_000, watch);
  // Closed without stopping its engine, which loses what was under way like a crash.
  first.core.close();
  const second = openDrivenCore({ home, seed, boot: 1, atMs: first.clock.wallMs() + 5000 });
  await live(second, 25_000, watch);
  return second;
}

async function live(driven: Driven, ms: number, watch: (driven: Driven) => () => void) {
  const stop = watch(driven);
  driven.core.own();
  await driven.clock.advance(ms);
  stop();
}

/** Starts on a copy of the image so long after it, lives on, and says what is wrong in the end. */
export async function liveOn(
  image: HomeImage,
  seed: number,
  afterMs: number,
): Promise<readonly string[]> {
  const home = layOut(image);
  let core: Driven['core'] | undefined;
  try {
    const driven = openDrivenCore({ home, seed, boot: 2, atMs: image.atMs + afterMs });
    core = driven.core;
    if (!core.own()) return ['the lock is still held'];
    await driven.clock.advance(liveOnMs);
    return checkHome(core, driven.clock.wallMs());
  } catch (caught) {
    return [`it could not go on: ${caught}`];
  } finally {
    core?.close();
    rmSync(home, { recursive: true, force: true });
  }
}
