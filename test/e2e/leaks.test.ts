import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Report } from '../../main/domain/report/report.ts';
import { pathsOf } from '../../main/store/home.ts';
import { publishReport, reportFiles } from '../../main/store/report-files.ts';
import {
  cancelQuestions,
  goTo,
  newPerson,
  type Person,
  startWithReport,
  withStore,
} from './cast.ts';
import { leakVectors } from './leak-vectors.ts';
import { openStranger } from './stranger.ts';

/** Puts a page in the place of a report, with a right seal: as if nothing had made it safe. */
function plantPage(person: Person, report: Report, body: string): void {
  const { reports, tmp } = pathsOf(person.home);
  const hash = publishReport(reports, tmp, report);
  rmSync(join(reports, hash), { recursive: true });
  publishReport(reports, tmp, { ...report, html: `<!doctype html><body>${body}` });
}

/** Shows the report anew and clicks what is there to be clicked. @returns whether a script of it ran */
async function showAgain(window: Page, name: string): Promise<boolean> {
  await window.locator('iframe').evaluate((frame: HTMLIFrameElement) => {
    // Only the window itself may point its frame at a report.
    frame.setAttribute('src', frame.src);
  });
  const frame = window.frameLocator('iframe');
  await frame.getByText(`planted ${name}.`).waitFor();
  return frame.locator('body').evaluate((body) => {
    body.querySelector<HTMLElement>('#go')?.click();
    return 'ran' in globalThis;
  });
}

test('F01 S23: 41 ways in which a report could talk, planted behind the sanitiser, reach nobody', async () => {
  const person = newPerson();
  const { app, window, runId } = await startWithReport(person);
  const stranger = await openStranger();
  await cancelQuestions(app);
  await goTo(window, `/reports/${runId}`);
  await window.frameLocator('iframe').getByRole('heading').first().waitFor();
  const before = window.url();
  const { hash = '' } = withStore(person, (store) => store.reports.get(runId)) ?? {};
  const report = reportFiles(pathsOf(person.home).reports).read(hash);
  const ran: string[] = [];
  const show = async (name: string, html: string) => {
    const own = html.replaceAll('<url>', `${stranger.url}${name}`);
    plantPage(person, report, `<p>planted ${name}.</p>${own}`);
    if (await showAgain(window, name)) ran.push(name);
  };
  for (const [name, html] of Object.entries(leakVectors)) await show(name, html);
  await show('all', Object.values(leakVectors).join(''));
  // The stranger is there and would have heard: this one reaches it.
  await fetch(`${stranger.url}control`);
  expect({
    vectors: Object.keys(leakVectors).length,
    ran,
    asked: stranger.asked,
    windows: app.windows().length,
    place: window.url(),
  }).toEqual({ vectors: 41, ran: [], asked: ['/control'], windows: 1, place: before });
});
