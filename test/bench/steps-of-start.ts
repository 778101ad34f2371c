import { launchApp } from '../desktop/launch-app.ts';
import { until } from '../desktop/until.ts';

export interface Step {
  readonly name: string;
  /** Since the process was made. */
  readonly atMs: number;
}

/** By then the engine works: the menu says what it does next. */
export const lastStep = 'the tray has its menu';

/** One hidden start. It is driven through the inspector, which costs some of the time. */
export async function stepsOfStart(home: string, env: NodeJS.ProcessEnv): Promise<readonly Step[]> {
  const app = await launchApp({ home, args: ['--hidden'], env });
  const read = () =>
    app.evaluate(() => {
      const madeAtMs = process.getCreationTime() ?? performance.timeOrigin;
      const marks = performance.getEntriesByType('mark');
      return marks.map(({ name, startTime }) => ({
        name,
        atMs: performance.timeOrigin + startTime - madeAtMs,
      }));
    });
  try {
    return await until('it has started', async () => {
      const steps = await read();
      return steps.some(({ name }) => name === lastStep) && steps;
    });
  } finally {
    await app.close();
  }
}
