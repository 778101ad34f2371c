import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// A zone nobody lives by: code that asks the machine for its zone by accident is wrong in every test.
const farFromUtc = { TZ: 'Pacific/Chatham' };
const withoutElectron = {
  alias: [{ find: /^electron(\/.*)?$/, replacement: here('test/setup-no-electron.ts') }],
  // Left outside, these would load the real `electron` past the alias, which tries a download.
  server: { deps: { inline: ['electron-store', 'conf', 'electron-log', 'electron-updater'] } },
};

// An unhandled rejection fails the run: that is Vitest's default, proved in test/laws/suite.test.ts.
export default defineConfig({
  test: {
    passWithNoTests: true,
    // All cores work, where files may run side by side; a test that waits for one has a minute.
    maxWorkers: '100%',
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/{main,preload,laws,scripts}/**/*.test.ts'],
          env: farFromUtc,
          testTimeout: 60_000,
          ...withoutElectron,
        },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          // Each test cleans its page, so the files share one process: to load the screens and the page
          // anew for each file took as long as the tests themselves.
          isolate: false,
          include: ['test/renderer/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          setupFiles: ['test/setup-dom.ts'],
          env: farFromUtc,
          testTimeout: 60_000,
          ...withoutElectron,
        },
      },
      {
        // One window, one tray and one keyring: what shares the desktop takes turns.
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Kills, clocks and locks of real processes: a neighbour's load would change the result.
        extends: true,
        test: {
          name: 'machine',
          include: ['test/machine/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Processes killed on purpose, and homes as crashes leave them.
        extends: true,
        test: {
          name: 'crash',
          include: ['test/crash/**/*.test.ts'],
          env: farFromUtc,
          fileParallelism: false,
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'long',
          include: ['test/long/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 1_800_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
