import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { pathsOf } from '../../main/store/home.ts';
import { type HomeImage, layOut, takeImage } from './home-image.ts';
import { liveOn, liveTwice } from './live-on.ts';
import { type Seeded, seeded } from './seeded.ts';

// SQLite file format, 4.1 and 4.2: a header, then frames of a header and a page.
const headerLength = 32;
const frameHeaderLength = 24;
const walName = 'almanac.db-wal';

interface Damage {
  readonly name: string;
  readonly wal: Buffer;
  /** No byte before it is other than it was. */
  readonly intactTo: number;
}

/**
 * Cuts and flips the WAL that a seeded life has left, and starts on each: what is there is the last
 * commit that is whole, and from it the ledger goes on.
 */
export async function surviveWalDamage(count: number, seed: number) {
  const beganAtMs = performance.now();
  const { core, clock } = await liveTwice(seed);
  const image = takeImage(core.paths.home, clock.wallMs());
  core.close();
  const wal = image.files.get(walName) ?? Buffer.alloc(0);
  const commits = commitEnds(wal);
  const violations: string[] = [];
  const wholes = new Map<number, string>();
  const wholeAt = (end: number) => {
    const known = wholes.get(end) ?? contentOf(withWal(image, wal.subarray(0, end)));
    wholes.set(end, known);
    return known;
  };
  const damages = chooseDamages(wal, count, seeded(seed, count));
  for (const { name, wal: damaged, intactTo } of damages) {
    const broken = withWal(image, damaged);
    const lastWhole = commits.filter((end) => end <= intactTo).at(-1) ?? headerLength;
    const found =
      contentOf(broken) === wholeAt(lastWhole)
        ? await liveOn(withoutShown(broken), seed, 3000)
        : ['what stands is not the last whole commit'];
    const counted = found.filter((sentence) => !isTakenBack(sentence));
    violations.push(...counted.map((sentence) => `seed ${seed}, ${name}: ${sentence}`));
  }
  rmSync(image.home, { recursive: true, force: true });
  const seconds = (performance.now() - beganAtMs) / 1000;
  return { images: damages.length, commits: commits.length, violations, seconds };
}

/** Where each commit ends: a frame whose header holds the size of the database (4.2, bytes 4 to 7). */
function commitEnds(wal: Buffer): readonly number[] {
  const salt = wal.subarray(16, 24);
  return frameStarts(wal)
    .filter((start) => wal.readUInt32BE(start + 4) !== 0)
    .filter((start) => wal.subarray(start + 8, start + 16).equals(salt))
    .map((start) => start + frameLength(wal));
}

function frameStarts(wal: Buffer): readonly number[] {
  const count = Math.floor((wal.length - headerLength) / frameLength(wal));
  return Array.from({ length: count }, (_, n) => headerLength + n * frameLength(wal));
}

function frameLength(wal: Buffer): number {
  return frameHeaderLength + wal.readUInt32BE(8);
}

/** Frame boundaries, then per frame two cuts inside it and one flipped bit; a seeded choice of all. */
function chooseDamages(wal: Buffer, count: number, luck: Seeded): readonly Damage[] {
  const starts = frameStarts(wal);
  const all = starts.flatMap((start) => {
    const inside = () => luck.between(start + 1, start + frameLength(wal) - 1);
    return [cut(wal, start), cut(wal, inside()), cut(wal, inside()), flip(wal, inside(), start)];
  });
  const shuffled = all.map((damage) => ({ damage, place: luck.fraction() }));
  shuffled.sort((a, b) => a.place - b.place);
  const inHeader = flip(wal, luck.between(0, headerLength - 1), 0);
  return [inHeader, ...shuffled.map(({ damage }) => damage)].slice(0, count);
}

function cut(wal: Buffer, length: number): Damage {
  return { name: `cut at ${length}`, wal: wal.subarray(0, length), intactTo: length };
}

function flip(wal: Buffer, at: number, frameStart: number): Damage {
  const flipped = Buffer.from(wal);
  flipped[at] = (wal[at] ?? 0) ^ (1 << (at % 8));
  return { name: `bit flipped at ${at}`, wal: flipped, intactTo: frameStart };
}

function withWal(image: HomeImage, wal: Buffer): HomeImage {
  return { ...image, files: new Map([...image.files, [walName, wal]]) };
}

/** What was shown cannot be taken back with the commits that said so: it is not part of this test. */
function withoutShown(image: HomeImage): HomeImage {
  const files = [...image.files].filter(([name]) => name !== 'shown.log');
  return { ...image, files: new Map(files) };
}

/** Nor what reached the web: the test's counter gives the id of a run that is lost to another one. */
function isTakenBack(sentence: string): boolean {
  return sentence.startsWith('called twice');
}

/** Every row of every table as one hash. */
function contentOf(image: HomeImage): string {
  const home = layOut({ ...image, published: [] });
  const db = new Database(pathsOf(home).db);
  try {
    const names = db
      .prepare<[], { name: string }>(
        `SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`,
      )
      .all();
    const sha = createHash('sha256');
    for (const { name } of names) {
      sha.update(name).update(JSON.stringify(db.prepare(`SELECT * FROM "${name}"`).raw().all()));
    }
    return sha.digest('hex');
  } finally {
    db.close();
    rmSync(home, { recursive: true, force: true });
  }
}
