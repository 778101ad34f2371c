import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const file = (path: string) => resolve(import.meta.dirname, path);

// The oldest runtime this must start on (see scripts/README.md), whatever the locked Electron is.
const nodeTarget = 'node20';
const chromeTarget = 'chrome130';

// Native modules stay outside; everything else is bundled and so a dev dependency.
const native = ['better-sqlite3', '@duckdb/node-api', '@resvg/resvg-js'];

/**
 * Lays the one-file edition of date-holidays beside the entries: 1.5 MB that `store/holidays.ts` loads
 * when a schedule first asks for a holiday, at once, which no part of an ES build can be.
 */
const holidays = {
  name: 'almanac:holidays',
  generateBundle(this: { emitFile: (asset: object) => void }) {
    const edition = readFileSync(file('node_modules/date-holidays/dist/umd.min.js'), 'utf8');
    const source = `var self = globalThis;\n${edition}`;
    this.emitFile({ type: 'asset', fileName: 'holidays.cjs', source });
  },
};

export default defineConfig({
  main: {
    // Crash points are for tests: no call of one is left in a build.
    define: { 'globalThis.almanacCrashPoint': 'undefined' },
    plugins: [holidays],
    // Its edition for Node declares `require` anew, as the build does, and no module may twice.
    resolve: { alias: { fflate: file('node_modules/fflate/esm/browser.js') } },
    build: {
      target: nodeTarget,
      minify: true,
      externalizeDeps: false,
      rolldownOptions: {
        external: ['electron', /^node:/, ...native],
        input: {
          index: file('main/index.ts'),
          cli: file('main/cli.ts'),
          worker: file('main/worker.ts'),
        },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'parts/[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    build: {
      target: nodeTarget,
      minify: true,
      // A sandboxed preload cannot be a module and cannot require packages: one CommonJS file.
      externalizeDeps: false,
      rolldownOptions: {
        external: ['electron'],
        input: { index: file('preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: file('renderer'),
    plugins: [react()],
    build: {
      target: chromeTarget,
      minify: true,
      rolldownOptions: { input: { index: file('renderer/index.html') } },
    },
  },
});
