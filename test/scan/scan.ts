// `npm run scan`: Electronegativity over the sources, once they are put into a JavaScript that it can read.
// Exit 1 at a finding that `explained.ts` does not name, at an explanation that nothing needs any more, and when a
// planted fault in today's syntax is not found. It installs the scanner (400 packages, from its own lock file, without
// scripts) into a cache, so it needs the network once and is no part of `npm test`.
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { transformWithOxc } from 'vite';
import { explained } from './explained.ts';

interface Finding {
  readonly check: string;
  readonly file: string;
  readonly sample: string;
}

const root = join(import.meta.dirname, '..', '..');
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'almanac', 'scan');
const scanner = join(cache, 'node_modules', '@doyensec', 'electronegativity', 'dist', 'index.js');
/** Beside today's syntax, so that a parser which gives up at it is noticed. */
const planted = `import { BrowserWindow } from 'electron';
class Planted { static #last = globalThis.last?.[0] ?? null; static { Planted.#last ??= 1_000n; } }
export const open = async (): Promise<unknown> =>
  new BrowserWindow({ webPreferences: { nodeIntegration: true } });
`;

/** It asks for translations and for Electron's releases at each start, and today's Node ends it when nobody answers. */
const offline = `data:text/javascript,${encodeURIComponent(`
  import Module from 'node:module';
  const load = Module._load;
  const refuse = () => Promise.reject(new Error('offline'));
  Module._load = (name, ...rest) => (name === 'got' ? refuse : load(name, ...rest));`)}`;

function install(): void {
  const lock = join(cache, 'package-lock.json');
  const own = join(import.meta.dirname, 'package-lock.json');
  const isThere = existsSync(lock) && readFileSync(lock).equals(readFileSync(own));
  if (isThere && existsSync(scanner)) return;
  console.log('Installing the scanner from its lock file, without scripts …');
  mkdirSync(cache, { recursive: true });
  copyFileSync(join(import.meta.dirname, 'package.json'), join(cache, 'package.json'));
  copyFileSync(own, lock);
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: cache,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('The scanner could not be installed: is the registry there?');
}

/** The sources as the scanner can read them. @returns how many files */
async function takeTypesOff(folder: string): Promise<number> {
  let files = 0;
  for (const room of ['main', 'preload', 'renderer']) {
    for (const entry of readdirSync(join(root, room), { recursive: true, withFileTypes: true })) {
      const from = join(entry.parentPath, entry.name);
      const to = join(folder, relative(root, from));
      if (!entry.isFile() || !/(?<!\.d)\.(tsx?|html)$/.test(entry.name)) continue;
      mkdirSync(dirname(to), { recursive: true });
      files += 1;
      if (entry.name.endsWith('.html')) {
        copyFileSync(from, to);
        continue;
      }
      await rewrite(readFileSync(from, 'utf8'), from, to);
    }
  }
  return files;
}

/** A file that it cannot parse it leaves out without a word: all is put into the JavaScript of 2018. */
async function rewrite(text: string, name: string, to: string): Promise<void> {
  const options = { jsx: { runtime: 'automatic' }, target: 'es2018' } as const;
  const { code } = await transformWithOxc(text, name, options);
  writeFileSync(to.replace(/\.tsx?$/, '.js'), code);
}

function scan(folder: string): readonly Finding[] {
  const csv = join(folder, '..', 'findings.csv');
  const args = ['--import', offline, scanner, '-i', folder, '-r', '-v', 'false', '-o', csv];
  spawnSync(process.execPath, args, { cwd: cache, stdio: 'ignore' });
  const [, ...lines] = readFileSync(csv, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [check = '', , , file = '', , sample = ''] = line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
    return { check, file: file.replaceAll('"', ''), sample };
  });
}

const folder = mkdtempSync(join(tmpdir(), 'almanac-scan-'));
try {
  install();
  const sources = join(folder, 'almanac');
  const files = await takeTypesOff(sources);
  copyFileSync(join(root, 'package.json'), join(sources, 'package.json'));
  await rewrite(planted, 'planted.ts', join(sources, 'main', 'planted.ts'));
  const all = scan(sources);
  const isPlanted = ({ file }: Finding) => file.endsWith('planted.js');
  const found = all.filter((finding) => !isPlanted(finding));
  const saysWhy = ({ check, file }: Finding) =>
    explained.find((each) => each.check === check && each.file === file);
  for (const finding of found) {
    const why = saysWhy(finding)?.reason ?? `NOT EXPLAINED: ${finding.sample}`;
    console.log(`${finding.check} in ${finding.file}\n  ${why}`);
  }
  const unexplained = found.filter((finding) => !saysWhy(finding)).length;
  const unneeded = explained.filter(
    ({ check, file }) => !found.some((finding) => finding.check === check && finding.file === file),
  );
  for (const { check, file } of unneeded) console.log(`No longer found: ${check} in ${file}`);
  const seesPlanted = all.some(
    (each) => isPlanted(each) && each.check.startsWith('NODE_INTEGRATION'),
  );
  console.log(
    `${files} files, ${found.length} findings, ${unexplained} unexplained; the planted fault was ${seesPlanted ? '' : 'NOT '}found.`,
  );
  process.exitCode = unexplained + unneeded.length === 0 && seesPlanted ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
