import { join } from 'node:path';
import type { Core } from './compose.ts';
import type { AppActions } from './compose-actions.ts';
import { jobDrafts } from './compose-drafts.ts';
import { prepareTemplate } from './compose-gallery.ts';
import { homeActions } from './compose-home.ts';
import { jobFileActions } from './compose-job-files.ts';
import type { TemplateName } from './domain/job/samples.ts';
import type { Notifier } from './domain/ports.ts';
import type { StartWorker } from './domain/run/worker-transport.ts';
import { knownEndings } from './domain/source/file-kind.ts';
import type { Updates } from './domain/upkeep/updates.ts';
import { coverJob } from './engine/cover-job.ts';
import { checkHealth } from './engine/health-check.ts';
import { createTrials } from './engine/trials.ts';
import { type IpcServer, openDoor } from './ipc/door.ts';
import { createHandlers } from './ipc/handlers.ts';
import { createSentenceReader } from './pipeline/agent/read-sentence.ts';
import { createModelProbe } from './pipeline/agent/test-connection.ts';
import { createSendByHand } from './pipeline/deliver/by-hand.ts';
import { sendTestMail } from './pipeline/deliver/email/test-mail.ts';
import { clipTable } from './pipeline/export/clip-table.ts';
import { csvFile } from './pipeline/export/csv-file.ts';
import { saveAs, saveInto } from './pipeline/export/save-files.ts';
import { createForecasts } from './pipeline/forecasts.ts';
import { createPreviews } from './pipeline/previews.ts';
import { reachHost } from './pipeline/reach-host.ts';
import { machineSurroundings } from './pipeline/surroundings.ts';
import { samplesInWorker, tryInWorker } from './pipeline/worker-session.ts';
import { installMenu } from './shell/app-menu.ts';
import { chooseCertificates } from './shell/choose-certificates.ts';
import { chooseDataFile, chooseFolder, chooseJobFile, chooseSavePath } from './shell/dialogs.ts';
import { findFile } from './shell/find-file.ts';
import type { Log } from './shell/log.ts';
import type { LoginItem } from './shell/login-item.ts';
import { testNotification } from './shell/notification-text.ts';
import { canNotify } from './shell/notifications.ts';
import { openDraftFile, showFolder } from './shell/open-external.ts';
import type { SystemPrinter } from './shell/page-printer.ts';
import type { Preferences } from './shell/preferences.ts';
import { proxyFor } from './shell/proxy.ts';
import { redact } from './shell/redact.ts';
import { serveReports } from './shell/report-protocol.ts';
import type { StartHidden } from './shell/start-hidden.ts';
import { createTakeAlong } from './shell/take-along.ts';
import type { Theme } from './shell/theme.ts';
import { createWatcher } from './shell/watcher.ts';
import type { Windows } from './shell/windows.ts';
import { machineRandom, machineRegion, machineZone } from './store/machine.ts';

export interface DoorNeeds {
  readonly core: Core;
  readonly actions: AppActions;
  readonly server: IpcServer;
  readonly windows: Windows;
  readonly printer: SystemPrinter;
  readonly preferences: Preferences;
  readonly theme: Theme;
  readonly startHidden: StartHidden;
  readonly updates: Updates;
  readonly openedFile: (number: number) => string | null;
  readonly loginItem: LoginItem;
  readonly notifier: Notifier;
  readonly home: string;
  readonly nativeBinding: string | undefined;
  /** Ends this process and starts another. */
  readonly relaunch: () => void;
  readonly version: string;
  readonly log: Log;
  readonly startWorker: StartWorker;
}

/** Of what decides how we behave: the other libraries are as our lockfile has them. */
function versionsOf({ versions, platform, arch }: NodeJS.Process): Record<string, string> {
  const { electron = '', chrome = '', node, tz = '' } = versions;
  return {
    Electron: electron,
    Chrome: chrome,
    Node: node,
    tzdata: tz,
    system: `${platform} ${arch}`,
  };
}

/** Due times that are computed for one look at a job: some 50 microseconds each. */
const mostCovered = 2_000;
const textCell = (text: string) => ({ text, fact: null });

/** Builds what only windows need: their calls, the reports they show, their menu. */
export function composeDoor(needs: DoorNeeds): void {
  const { core, actions, server, windows, loginItem, notifier, home, version, log } = needs;
  const { clock, store, timetable } = core;
  const { startWorker } = needs;
  const trials = createTrials({ ...core, ...store });
  serveReports({
    reports: store.reports,
    files: store.reportFiles,
    trial: (id) => trials.get(id)?.report.html ?? null,
    log,
  });
  const prepared = (name: TemplateName) =>
    prepareTemplate(home, name, new Date(), (plan) => samplesInWorker(startWorker, plan));
  openDoor(
    server,
    createHandlers({
      ...store,
      files: store.reportFiles,
      timetable,
      holidays: core.holidays,
      clock,
      systemZone: machineZone,
      systemRegion: machineRegion,
      engine: actions,
      asking: core.asking,
      probe: createModelProbe(core.model),
      sentences: createSentenceReader({ ...core, ...store, calls: store.sentenceCalls }),
      healthOf: (job, nowMs) => checkHealth(job, nowMs, { ...store, timetable }),
      coverageOf: (job, nowMs) => coverJob(job, nowMs, mostCovered, { ...store, timetable }),
      drafts: jobDrafts(core, needs.nativeBinding ?? null),
      jobFiles: { ...jobFileActions(core), opened: needs.openedFile },
      secrets: core.secrets,
      updates: needs.updates,
      surroundings: machineSurroundings,
      previews: createPreviews({ ...core, ...store, startWorker }),
      trials,
      forecasts: createForecasts({ startWorker, clock }),
      tryConnection: (access) => tryInWorker(startWorker, access),
      takeAlong: createTakeAlong({
        ...needs,
        exporter: core.exporter,
        parent: windows.focused,
        saveAs,
        saveInto,
        clip: clipTable,
      }),
      tablesOf: core.exporter.tables,
      home: homeActions({
        ...needs,
        chooseFolder: () => chooseFolder(windows.focused()),
        showFolder,
        changed: actions.viewsChanged,
      }),
      reach: {
        host: (address) => reachHost(address, core.fetch),
        proxyFor,
        chooseCertificates: () => chooseCertificates(windows.focused(), clock.wallMs()),
      },
      sending: createSendByHand({
        ...core,
        ...store,
        random: machineRandom,
        openFile: openDraftFile,
        draftsFolder: join(core.paths.outbox, 'drafts'),
      }),
      shell: {
        showTestNotification: (opens) => notifier.show('test', { ...testNotification, opens }),
        sendTestMail: (account, to) =>
          sendTestMail(account, to, { ...core, ...store, nowMs: clock.wallMs() }),
        openSettings: windows.openSettings,
        openMain: windows.openMain,
        chooseFolder: () => chooseFolder(windows.focused()),
        chooseFile: () => chooseDataFile(windows.focused(), knownEndings),
        findFile,
        chooseJobFile: () => chooseJobFile(windows.focused()),
        saveJobFile: async (name, text) => {
          const asked = { path: name, kind: 'Job file', ending: 'almanac' };
          const path = await chooseSavePath(windows.focused(), asked);
          if (path !== null) saveAs(path, Buffer.from(text));
          return path;
        },
        saveTable: async (name, { head, rows }) => {
          const asked = { path: `${name}.csv`, kind: 'CSV', ending: 'csv' };
          const path = await chooseSavePath(windows.focused(), asked);
          const text = csvFile({ title: name, head, rows: rows.map((row) => row.map(textCell)) });
          if (path !== null) saveAs(path, Buffer.from(text));
          return path;
        },
        prepareSample: async () => (await prepared('sales-briefing')).path,
        prepareTemplate: prepared,
        canNotify,
        theme: needs.theme,
        startHidden: needs.startHidden,
        redact,
        saveFolder(folder, name, files) {
          const target = join(folder, name);
          saveInto(
            target,
            files.map((file) => ({ name: file.name, bytes: Buffer.from(file.text) })),
          );
          return target;
        },
        versions: { Almanac: version, ...versionsOf(process) },
        loginItem,
        watcher: createWatcher(home),
        version,
        home,
      },
    }),
    log,
  );
  installMenu({
    openSettings: () => windows.openSettings(),
    newJob: () => windows.openSettings('/settings/jobs/new'),
  });
}
