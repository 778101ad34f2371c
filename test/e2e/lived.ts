import type { ElectronApplication, Page } from 'playwright-core';
import { savePauseAll } from '../../main/domain/schedule/power.ts';
import { pathsOf } from '../../main/store/home.ts';
import { touchWakeFile } from '../../main/store/wake-file.ts';
import { httpSource } from '../cast/http-source.ts';
import { csvSource } from '../cast/plain-job.ts';
import { neverFresh, startSilentServer } from '../cast/silent-server.ts';
import { launchApp } from '../desktop/launch-app.ts';
import { newPerson, quietJob, runNow, saveJob, withStore } from './cast.ts';

/** One app with a job that made a report and one whose file is lost. */
export interface Lived {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** The run with the report, and the one that failed. */
  readonly runId: string;
  readonly failed: string;
  /** From then on one run works and another one waits for its data. */
  keepBusy(): Promise<void>;
  /** Pauses everything, and waits until the window says so. */
  pauseAll(): Promise<void>;
  /** Ends what is beside the app; whoever asked ends the app. */
  stop(): Promise<void>;
}

/** Starts it with its main window. */
export async function startLived(): Promise<Lived> {
  const person = newPerson();
  const { server, url } = await startSilentServer();
  saveJob(person, quietJob(person));
  const app = await launchApp({ home: person.home });
  const page = await app.firstWindow();
  const runId = await runNow(person, page);
  const lost = csvSource('lost', `${person.sales}.away`);
  saveJob(person, quietJob(person, { id: 'broken', name: 'Broken briefing', sources: [lost] }));
  const failed = await runNow(person, page, 'broken');

  return {
    app,
    page,
    runId,
    failed,
    async keepBusy() {
      const late = { ...csvSource('sales', person.sales), waitFor: neverFresh };
      saveJob(person, quietJob(person, { id: 'slow', name: 'Slow', sources: [httpSource(url)] }));
      saveJob(person, quietJob(person, { id: 'late', name: 'Late', sources: [late] }));
      await page.evaluate(async () => {
        for (const jobId of ['slow', 'late']) {
          await window.almanac.call('job.run-now', { jobId, again: false });
        }
      });
    },
    async pauseAll() {
      withStore(person, ({ settings }) => savePauseAll(settings, { untilMs: null }));
      touchWakeFile(pathsOf(person.home).wake);
      await page.getByRole('heading', { name: /^Everything is paused/ }).waitFor();
    },
    async stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
