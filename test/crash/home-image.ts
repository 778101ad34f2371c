import { createHash } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathsOf } from '../../main/store/home.ts';
import { calledFile, shownFile } from './driven-core.ts';
import { memoryFolder } from './memory-folder.ts';

/** What the disk holds of a home at one instant, without the shared memory beside the database. */
export interface HomeImage {
  readonly home: string;
  readonly atMs: number;
  /** Bytes by file name. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** Reports and blobs, which never change once they have their names. */
  readonly published: readonly string[];
}

/** A file that is not there is left out, as the database is before it is made. */
export function takeImage(home: string, atMs: number): HomeImage {
  const paths = pathsOf(home);
  const names = [paths.db, `${paths.db}-wal`, paths.marks, shownFile(home), calledFile(home)];
  const files = names
    .filter((file) => existsSync(file))
    .map((file) => [file.slice(home.length + 1), readFileSync(file)] as const);
  return { home, atMs, files: new Map(files), published: publishedIn(home) };
}

/** Cheap to ask at every statement: changes whenever the image does. */
export function stampOf(home: string): string {
  const paths = pathsOf(home);
  const all = [
    paths.db,
    `${paths.db}-wal`,
    paths.marks,
    shownFile(home),
    calledFile(home),
    paths.reports,
    paths.blobs,
  ];
  return all
    .map((path) => {
      const found = statSync(path, { bigint: true, throwIfNoEntry: false });
      return found ? `${found.size}/${found.mtimeNs}/${found.ino}` : '-';
    })
    .join();
}

export function hashOfImage({ files, published, atMs }: HomeImage): string {
  const sha = createHash('sha256').update(`${atMs} ${published.join()}`);
  for (const [name, bytes] of files) sha.update(`${name} ${bytes.length} `).update(bytes);
  return sha.digest('hex');
}

/** Makes a home of its own from an image. @returns the folder */
export function layOut(image: HomeImage): string {
  const home = memoryFolder('image');
  for (const [name, bytes] of image.files) writeFileSync(join(home, name), bytes);
  for (const name of image.published) {
    const to = join(home, name);
    mkdirSync(join(to, '..'), { recursive: true });
    linkSync(join(image.home, name), to);
  }
  return home;
}

function publishedIn(home: string): readonly string[] {
  const { reports, blobs } = pathsOf(home);
  return [reports, blobs].flatMap((folder) =>
    existsSync(folder)
      ? readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name).slice(home.length + 1))
      : [],
  );
}
