import { rmSync } from 'node:fs';
import type { Driven } from './driven-core.ts';
import { type HomeImage, hashOfImage, stampOf, takeImage } from './home-image.ts';
import { liveOn, liveTwice } from './live-on.ts';
import { seeded } from './seeded.ts';
import { watchStatements } from './statements.ts';

export interface Survived {
  readonly boundaries: number;
  /** How many of them differ in what the disk held. */
  readonly images: number;
  readonly violations: readonly string[];
  readonly seconds: number;
}

/**
 * Takes what the disk holds at statement boundaries of seeded lives, one in `every`, and starts on
 * each: recovery, the next slots, deliveries, then every invariant.
 */
export async function surviveSnapshots(options: {
  readonly boundaries: number;
  readonly every: number;
  readonly seed: number;
}): Promise<Survived> {
  const beganAtMs = performance.now();
  const violations: string[] = [];
  let boundaries = 0;
  let images = 0;
  for (let seed = options.seed; boundaries < options.boundaries; seed += 1) {
    const left = options.boundaries - boundaries;
    const taken = await imagesOf(seed, options.every, left);
    boundaries += taken.boundaries;
    images += taken.images.length;
    for (const [index, image] of taken.images.entries()) {
      // At once, within the grace of what was due, or long past it.
      const afterMs = seeded(seed, index).pick([0, 3000, 70_000]);
      const found = await liveOn(image, seed, afterMs);
      violations.push(...found.map((sentence) => `seed ${seed}, image ${index}: ${sentence}`));
    }
    rmSync(taken.home, { recursive: true, force: true });
  }
  return { boundaries, images, violations, seconds: (performance.now() - beganAtMs) / 1000 };
}

async function imagesOf(seed: number, every: number, atMost: number) {
  const luck = seeded(seed, every);
  const images = new Map<string, HomeImage>();
  let boundaries = 0;
  let stamp = '';
  const watch = ({ core, clock }: Driven) => {
    const { home } = core.paths;
    return watchStatements(() => {
      if (boundaries >= atMost || luck.between(1, every) > 1) return;
      boundaries += 1;
      const now = `${stampOf(home)} ${clock.wallMs()}`;
      if (now === stamp) return;
      stamp = now;
      const image = takeImage(home, clock.wallMs());
      images.set(hashOfImage(image), image);
    });
  };
  const { core } = await liveTwice(seed, watch);
  core.close();
  return { home: core.paths.home, boundaries, images: [...images.values()] };
}
