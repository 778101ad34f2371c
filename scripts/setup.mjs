// Brings a fresh clone to the point where every command runs, and says nothing if it is there.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withLock } from './locked-cache.mjs';
import {
  canFetchOfficialElectron,
  findOfficialElectron,
  installOfficialElectron,
} from './official-electron.mjs';
import { ensurePackagedElectron, packagedElectron } from './packaged-electron.mjs';
import { installPackages, isInstalled, lockHash } from './packages.mjs';
import { findPinnedNode } from './pinned-node.mjs';
import { createProgress } from './progress.mjs';
import { cacheFolder, describeFailure, packageVersion, readState, writeState } from './project.mjs';
import { ensureSqliteBinding, sqliteBindingFolder } from './sqlite-binding.mjs';
import { findMissing, installSystemPackages, systemPackages } from './system-packages.mjs';

const { runtimeLibraries, virtualDesktop, servers, compiler } = systemPackages;
const anyDisplay = () => (hasDisplay() ? [runtimeLibraries] : [runtimeLibraries, virtualDesktop]);
const ownDesktop = () => [runtimeLibraries, virtualDesktop];

/** What each command needs of the system; those not listed need nothing but packages and Node. */
const systemNeeds = {
  setup: anyDisplay,
  start: anyDisplay,
  dev: anyDisplay,
  package: () => [runtimeLibraries],
  'almanac pdf': () => [runtimeLibraries],
  demo: ownDesktop,
  test: () => [...ownDesktop(), servers],
  'test:long': () => [...ownDesktop(), servers],
  bench: ownDesktop,
};

/** Does what is missing for an npm command. @throws {SetupFailure} with the next step. */
export async function setUp(command, { quiet = false } = {}) {
  const needsElectron = Object.hasOwn(systemNeeds, command);
  if (isReady(readState(), needsElectron) && missingFor(command).length === 0) return;
  const progress = createProgress(4, { quiet });
  mkdirSync(cacheFolder(), { recursive: true });
  const tellWaiting = () => progress.note('Waiting for another set-up to end');
  await withLock(join(cacheFolder(), 'setup.lock'), tellWaiting, async () => {
    await ensurePackages(progress);
    const node = findPinnedNode();
    writeState({ ...readState(), lockHash: lockHash(), node });
    const missing = missingFor(command);
    if (missing.length > 0) await installSystemPackages(missing, progress);
    if (needsElectron) {
      writeState({ lockHash: lockHash(), node, ...(await chooseElectron(node, progress)) });
    }
  });
  progress.finish();
}

function isReady(state, needsElectron) {
  const isThere = (file) => typeof file === 'string' && existsSync(file);
  if (!isThere(state.node) || state.lockHash !== lockHash()) return false;
  if (!needsElectron) return true;
  return (
    isThere(state.electronDist) && (state.sqliteBinding === null || isThere(state.sqliteBinding))
  );
}

async function ensurePackages(progress) {
  if (readState().lockHash !== lockHash() && !isInstalled()) await installPackages(progress);
}

async function chooseElectron(node, progress) {
  const official = findOfficialElectron();
  if (official) return officialState(official);
  if (await canFetchOfficialElectron()) {
    await installOfficialElectron(node, progress);
    return officialState(findOfficialElectron());
  }
  const electronDist = await ensurePackagedElectron(node, progress);
  const needsCompiler = !existsSync(sqliteBindingFolder());
  const missing = needsCompiler ? findMissing([compiler]) : [];
  if (missing.length > 0) await installSystemPackages(missing, progress);
  const sqliteBinding = await ensureSqliteBinding(node, progress);
  return { electronDist, electronVersion: packagedElectron.version, sqliteBinding };
}

function officialState(electronDist) {
  return { electronDist, electronVersion: packageVersion('electron'), sqliteBinding: null };
}

function missingFor(command) {
  if (process.platform !== 'linux') return [];
  return findMissing(systemNeeds[command]?.() ?? []);
}

function hasDisplay() {
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function main() {
  const command = process.env.npm_lifecycle_event || 'setup';
  try {
    await setUp(command);
  } catch (error) {
    console.error(describeFailure(error));
    process.exitCode = 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main();
