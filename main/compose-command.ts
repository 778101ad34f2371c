import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CommandContext, OpenHome } from './command/context.ts';
import { type Core, composeCore } from './compose.ts';
import { composeSimulator } from './compose-simulator.ts';
import { isPausedAll, readPauseAll } from './domain/schedule/power.ts';
import { createCalendarTimetable } from './engine/calendar-timetable.ts';
import { coverJob } from './engine/cover-job.ts';
import { checkHealth } from './engine/health-check.ts';
import { createTimetable } from './engine/timetable.ts';
import { explainSchedule } from './jobfile/explain-schedule.ts';
import { writeJobFile } from './jobfile/write-job-file.ts';
import { childTransport } from './pipeline/child-worker.ts';
import { showDesktopNotice } from './pipeline/deliver/desktop-notice.ts';
import { type AppProgram, headlessPrinter } from './pipeline/export/headless-printer.ts';
import { isFolder, saveAs, saveInto } from './pipeline/export/save-files.ts';
import { answerWeb } from './pipeline/web/answer-web.ts';
import { followHomeLedger } from './store/audit-chain.ts';
import { followAudits } from './store/audit-trails.ts';
import { listBackups } from './store/backups.ts';
import { readCoverage } from './store/coverage-store.ts';
import { environmentSecrets } from './store/environment-secrets.ts';
import { machineHolidays } from './store/holidays.ts';
import { homeFolder, makeFolders, pathsOf } from './store/home.ts';
import { homeDefaults } from './store/home-defaults.ts';
import { inspectHome, isLockHeld } from './store/inspect-home.ts';
import { machineClock, machineZone } from './store/machine.ts';
import { restoreHeld } from './store/restore-asked.ts';
import { touchWakeFile } from './store/wake-file.ts';
import { lastSaidMs, markSaid } from './store/watch-file.ts';

export interface CommandNeeds extends Pick<CommandContext, 'out' | 'err'> {
  /** The value of `--home`. */
  readonly home: string | undefined;
  /** The folder that holds `package.json`. */
  readonly root: string;
  /** The built `worker.js`. */
  readonly workerFile: string;
}

/** Builds what the command reaches; a home is opened only when a command asks for it. */
export function composeCommand(needs: CommandNeeds): CommandContext {
  const home = homeFolder(needs.home ?? process.env.ALMANAC_HOME);
  // Only the Electron runtime may need the other addon; plain Node loads the installed one.
  const nativeBinding = process.versions.electron ? process.env.ALMANAC_SQLITE_BINDING : undefined;
  const defaults = once(() => homeDefaults(pathsOf(home), nativeBinding));
  // What opens no home goes by its calendar all the same, but by no runs.
  const timetable = createCalendarTimetable(createTimetable({ systemZone: machineZone }), {
    holidays: machineHolidays(),
    defaults,
    habits: null,
  });
  const { version } = JSON.parse(readFileSync(join(needs.root, 'package.json'), 'utf8'));
  return {
    version,
    out: needs.out,
    err: needs.err,
    nowMs: () => machineClock.wallMs(),
    systemZone: machineZone,
    timetable,
    explainSchedule,
    async loadJobFiles() {
      const { loadJobFile } = await import('./jobfile/load-job-file.ts');
      return {
        read: (path, nowMs = machineClock.wallMs()) => loadJobFile(path, timetable, nowMs),
      };
    },
    loadScorer: async () => (await import('./pipeline/analyze/anomalies/score-file.ts')).scoreFile,
    simulate: (script) => composeSimulator(script, nativeBinding, {}, defaults),
    writeJobFile,
    inspectHome: () => ({
      home,
      ...inspectHome(pathsOf(home), nativeBinding),
      versions: versionsOf(version),
      tzdata: process.versions.tz ?? '',
      zone: machineZone(),
      nowMs: machineClock.wallMs(),
    }),
    followAudits: () => followAudits(pathsOf(home), nativeBinding),
    followLedger: (knownHead) => followHomeLedger(pathsOf(home), knownHead, nativeBinding),
    coverJobs: () =>
      readCoverage(pathsOf(home), nativeBinding, (read) =>
        read.jobs.list().map((job) => ({
          jobId: job.id,
          coverage: coverJob(job, machineClock.wallMs(), mostCovered, { ...read, timetable }),
        })),
      ) ?? [],
    save(path, files) {
      const [only] = files;
      if (files.length > 1 || isFolder(path) || !only) return saveInto(path, files);
      saveAs(path, only.bytes);
      return [path];
    },
    listBackups: () => listBackups(pathsOf(home)),
    restore(path) {
      const paths = pathsOf(home);
      const file = listBackups(paths).find(({ name }) => name === path)?.file ?? resolve(path);
      makeFolders(paths);
      return { file, aside: restoreHeld(file, { paths, nativeBinding }, machineClock.wallMs()) };
    },
    watch: {
      hasHome: () => existsSync(pathsOf(home).db),
      isRunning: () => isLockHeld(pathsOf(home).ownerDb, nativeBinding),
      lastSaidMs: () => lastSaidMs(pathsOf(home).watcherSaid),
      async say(title, body) {
        await showDesktopNotice(title, body);
        markSaid(pathsOf(home).watcherSaid);
      },
    },
    openHome: () =>
      openHome(
        composeCore({
          home,
          nativeBinding,
          secrets: environmentSecrets(process.env),
          fetch: globalThis.fetch,
          startWorker: answerWeb(() => childTransport(needs.workerFile), globalThis.fetch),
          printer: headlessPrinter(appProgram(needs.root)),
          keepsSchedule: false,
          notifier: null,
          listen: () => {},
          onFailure: (message) => needs.err(`${message}.\n`),
          limit: () => 2,
        }),
      ),
  };
}

/** A quarter of a million due times take some seconds, and are two years of every five minutes. */
const mostCovered = 250_000;
/** How long other runs that this process started may go on after the one that was asked for. */
const stopGraceMs = 5000;
/** What is on its way may take so long: a PDF is printed, a server looks for viruses. The rest is the next process's. */
const sendGraceMs = 120_000;

function openHome(core: Core): OpenHome {
  const { clock, engine, paths, store } = core;
  let isOwner = false;
  return {
    ...store,
    own() {
      isOwner ||= core.own();
      return isOwner;
    },
    executeRun: (job, asked) => engine.runNow(job, asked),
    planBackfill: engine.planBackfill,
    executeBackfill: engine.backfill,
    answerRequests: core.answerRequests,
    tellApp: () => touchWakeFile(paths.wake),
    wait: (ms) => new Promise((resolve) => clock.after(ms, resolve)),
    replay: core.replay,
    exporter: core.exporter,
    silence: (nowMs) => ({
      lastRanMs: store.settings.number('alive_ms'),
      isPaused: isPausedAll(readPauseAll(store.settings), nowMs),
    }),
    health: (job, nowMs) => checkHealth(job, nowMs, { ...store, timetable: core.timetable }),
    async close() {
      if (isOwner) {
        let cancel = () => {};
        const waited = new Promise<void>((resolve) => {
          cancel = clock.after(sendGraceMs, resolve);
        });
        await Promise.race([engine.delivered(), waited]);
        cancel();
        await engine.stop(stopGraceMs);
      }
      core.close();
    },
  };
}

/** The app that this command belongs to: itself when packaged, else the Electron that set-up found. */
function appProgram(root: string): AppProgram | null {
  if (process.versions.electron) return { executable: process.execPath, folder: null };
  const executable = process.env.ALMANAC_ELECTRON;
  return executable ? { executable, folder: root } : null;
}

function once<T>(read: () => T): () => T {
  let known: { readonly value: T } | null = null;
  return () => {
    known ??= { value: read() };
    return known.value;
  };
}

function versionsOf(almanac: string): Record<string, string> {
  const { node, electron, unicode, icu } = process.versions;
  return {
    Almanac: almanac,
    ...(electron ? { Electron: electron } : {}),
    Node: node,
    ...(icu ? { ICU: icu } : {}),
    ...(unicode ? { Unicode: unicode } : {}),
  };
}
