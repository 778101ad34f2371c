// What Almanac is made of: `npm run supply` prints it and writes a bill of materials (CycloneDX, by npm
// itself) and the licences of everything that ships to `out/supply`. `--json` prints it for a program.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeFailure, root } from './project.mjs';
import { runNpm } from './run-tool.mjs';

/** Packages that want to run something when they are installed. npm is told to run none (`.npmrc`). */
const scriptReasons = {
  'better-sqlite3':
    'would compile SQLite where its prebuilt module does not fit; set-up does that itself, on purpose',
  'electron-winstaller': 'would pick a 7-Zip for an installer kind that is not made here',
};

/** Licences that let the app be given to anybody, with their texts beside it. */
const permissive =
  /^(MIT|MIT-0|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|Unlicense|Python-2\.0|PSF-2\.0|CC-BY-[34]\.0|MPL-2\.0)$/;

/** Reads lock file and sources. Built from them alone, so the same tree gives the same answer. */
export function readSupply(folder = root) {
  const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages;
  const direct = [...importedPackages(folder)].sort();
  const shipped = closure(lock, direct);
  const paths = Object.keys(lock).filter((path) => path !== '');
  return {
    packages: paths.length,
    direct,
    shipped: [...shipped].sort().map((path) => described(lock, path)),
    installScripts: paths
      .filter((path) => lock[path].hasInstallScript)
      .map((path) => ({ name: nameOf(path), reason: scriptReasons[nameOf(path)] ?? null })),
    unclear: [...shipped]
      .filter((path) => !isPermissive(lock[path].license))
      .map((path) => `${nameOf(path)}: ${lock[path].license}`),
  };
}

/** Names of the packages that main, preload and renderer import; tests and tools do not count. */
function importedPackages(folder) {
  // The second is laid beside the entries by the build, so that no import names it.
  const found = new Set(['electron', 'date-holidays']);
  for (const room of ['main', 'preload', 'renderer']) {
    for (const entry of readdirSync(join(folder, room), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.tsx?$/.test(entry.name)) continue;
      const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
      // Types are gone when it runs; `export … from` and `import('…')` are not.
      const sources = text.replace(/^import type [^;]*;/gm, '');
      for (const [, name] of sources.matchAll(
        /(?:from|import\(|import) ?'((?:@[\w.-]+\/)?[\w.-]+)(?:\/[^']*)?'/g,
      )) {
        if (!/^(node:|\.)/.test(name) && name !== 'node') found.add(name);
      }
    }
  }
  return found;
}

/** Paths in the lock file of packages and all that they need, found as Node would find them. */
function closure(lock, names) {
  const seen = new Set();
  const visit = (name, from, isOptional) => {
    const path = resolveIn(lock, name, from);
    if (path === undefined) {
      if (isOptional) return;
      throw new Error(`${name}, which ${from || 'the app'} needs, is not in the lock file`);
    }
    if (seen.has(path)) return;
    seen.add(path);
    // Electron ships as a program; what its installer needs stays here.
    if (name === 'electron') return;
    const { dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = lock[path];
    for (const each of Object.keys(dependencies)) visit(each, path, each in optionalDependencies);
    for (const each of Object.keys({ ...optionalDependencies, ...peerDependencies }))
      visit(each, path, true);
  };
  for (const name of names) visit(name, '', false);
  return seen;
}

function resolveIn(lock, name, from) {
  for (
    let folder = from;
    ;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))
  ) {
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (lock[path]) return path;
    if (folder === '') return undefined;
  }
}

const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

function described(lock, path) {
  const { version, license = 'unknown' } = lock[path];
  return { name: nameOf(path), version, license, path };
}

/** One side of an OR is enough, both sides of an AND are needed. */
function isPermissive(license = '') {
  const plain = license.replace(/[()]/g, '');
  return plain
    .split(' OR ')
    .some((side) => side.split(' AND ').every((one) => permissive.test(one.trim())));
}

/** npm's own bill of materials of the lock file, with what ships marked as required. */
async function billOfMaterials({ shipped }) {
  const text = await runNpm(['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'], {
    cwd: root,
  });
  const bill = JSON.parse(text);
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  Object.assign(bill.metadata.component, { name, version, type: 'application' });
  const refs = new Set(shipped.map((each) => `${each.name}@${each.version}`));
  for (const component of bill.components) {
    component.scope = refs.has(`${component.name}@${component.version}`) ? 'required' : 'excluded';
  }
  return bill;
}

/** Every licence text that the packages themselves bring. */
function licenceTexts({ shipped }) {
  const parts = shipped.map(({ name, version, license, path }) => {
    const folder = join(root, path);
    const files = listed(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
    const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
    return `${'='.repeat(80)}\n${name} ${version} · ${license}\n\n${texts.join('\n\n') || 'The package brings no text of its licence.'}\n`;
  });
  return parts.join('\n');
}

function listed(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
  } catch {
    // A module for another system is in the lock file and not on this disk.
    return [];
  }
}

function print(supply) {
  const kinds = Map.groupBy(supply.shipped, ({ license }) => license);
  console.log(
    `${supply.packages} packages in the lock file, ${supply.shipped.length} of them ship, ${supply.direct.length} are imported by the app itself.`,
  );
  for (const [license, all] of [...kinds].sort(([, a], [, b]) => b.length - a.length)) {
    console.log(`  ${String(all.length).padStart(4)}  ${license}`);
  }
  console.log('Packages with a script for their installation, none of which is run:');
  for (const { name, reason } of supply.installScripts)
    console.log(`  ${name}: ${reason ?? 'NO REASON GIVEN'}`);
}

async function main(args) {
  const supply = readSupply();
  if (args.includes('--json')) {
    console.log(JSON.stringify(supply));
    return;
  }
  print(supply);
  const folder = join(root, 'out', 'supply');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'licences.txt'), licenceTexts(supply));
  writeFileSync(
    join(folder, 'sbom.cdx.json'),
    `${JSON.stringify(await billOfMaterials(supply), null, 2)}\n`,
  );
  console.log('Written to out/supply: licences.txt, sbom.cdx.json.');
}

if (import.meta.main ?? process.argv[1]?.endsWith('supply.mjs')) {
  main(process.argv.slice(2)).catch((error) => {
    console.error(describeFailure(error));
    process.exitCode = 1;
  });
}
