import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { write } from '@e965/xlsx';
import type { ElectronApplication, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Argument, CallName } from '../../preload/contract/calls.ts';
import { httpSource } from '../cast/http-source.ts';
import { certificate } from '../cast/mail/mail-server.ts';
import { bossDraft } from '../cast/target-draft.ts';
import { until } from '../desktop/until.ts';
import { good } from '../main/ipc/good-arguments.ts';
import { bookOf, sheetOf } from '../main/pipeline/workbooks.ts';
import { newPerson, type Person, quietJob, runNow, saveJob, startApp, withStore } from './cast.ts';
import {
  dumpsIn,
  filesHolding,
  formsOf,
  holding,
  processesHolding,
  workersOf,
} from './secret-forms.ts';
import { startTellingServers } from './telling-servers.ts';

/** With what JSON, addresses and base64 write in a way of their own. */
const secrets = {
  'model key': 'sk-canary+9f83/e1d0"\\7ab=m',
  'connection password': 'canary+4c1b/77aa"\\e02=c',
  'mail password': 'canary+2d90/5be3"\\a18=p',
  'webhook secret': 'canary+8e55/1f0c"\\d94=w',
};
type Servers = Awaited<ReturnType<typeof startTellingServers>>;

test('the search finds a secret in each form, in a workbook and in a packed part of a PDF', () => {
  const folder = mkdtempSync(join(tmpdir(), 'almanac-canary-'));
  const { 'model key': key } = secrets;
  for (const [n, form] of formsOf(key).entries()) {
    writeFileSync(join(folder, `${n}`), Buffer.concat([Buffer.from('<'), form, Buffer.from('>')]));
  }
  writeFileSync(join(folder, 'basic'), Buffer.from(`me:${key}!`).toString('base64'));
  const book = bookOf({ Sales: sheetOf([[encodeURIComponent(key)]]) });
  writeFileSync(join(folder, 'book'), write(book, { type: 'buffer', compression: true }));
  const packed = deflateSync(`(${encodeURIComponent(key)})`);
  const pdf = ['%PDF-1.4\nstream\r\n', packed, '\nendstream'].map((part) => Buffer.from(part));
  writeFileSync(join(folder, 'print.pdf'), Buffer.concat(pdf));
  const all = readdirSync(folder).length;
  writeFileSync(join(folder, 'other'), 'sk-canary');
  expect(filesHolding(folder, secrets)).toHaveLength(all);
  expect(holding(Buffer.from(key.slice(1)), secrets)).toEqual([]);
});

test('P18 G01 G09: four secrets are used, refused and repeated by servers, and stand in no file, mail, prompt, export, diagnostics, command line or environment, nor in what a crash leaves', async () => {
  const inProcesses = new Set<string>();
  const person = newPerson();
  const control = { home: person.home };
  let pid = 0;
  let endsWorkers = false;
  const servers = await startTellingServers(secrets, () => {
    for (const found of processesHolding(pid, { ...secrets, ...control })) inProcesses.add(found);
    if (endsWorkers) for (const worker of workersOf(pid)) process.kill(worker, 'SIGSEGV');
  });
  const app = await startApp(person);
  pid = app.process().pid ?? 0;
  const page = await app.firstWindow();
  await enterSecrets(page, servers, person);

  const runId = await runNow(person, page);
  const { mail, model, told } = servers;
  await until('both have arrived', () => mail.taken.length > 0 && told.signedHooks > 0);
  await refuseAll(page, servers, person, runId);
  expect([...told.refusedBy]).toEqual(['model', 'mail', 'shop']);

  const out = await takeEverythingOut(app, page, runId);
  endsWorkers = true;
  await crash(app, page, person);
  // No process writes down its memory, which is where a secret is while it is used.
  expect(dumpsIn(person.home)).toEqual([]);
  // The search must see what it looks at: the recipient is no secret, and neither is the home.
  const inHome = filesHolding(person.home, { recipient: 'boss@example.com' });
  expect(inHome.some((found) => found.includes('almanac.db'))).toBe(true);
  expect([...inProcesses].filter((found) => !found.endsWith(': home'))).toEqual([]);
  expect(inProcesses.size).toBeGreaterThan(0);
  const mails = mail.taken.map(({ raw }) => raw.toString('latin1').replaceAll('\r\n', ''));
  const prompts = model.requests.map(({ messages }) => JSON.stringify(messages));
  expect([...mails, ...prompts].flatMap((sent) => holding(Buffer.from(sent), secrets))).toEqual([]);
  expect([...filesHolding(person.home, secrets), ...filesHolding(out, secrets)]).toEqual([]);
});

async function call<N extends CallName>(page: Page, name: N, argument: Argument<N>) {
  const asked: readonly [N, Argument<N>] = [name, argument];
  const answer = await page.evaluate(
    ([called, given]) => window.almanac.call(called, given),
    asked,
  );
  if (!answer.ok) throw new Error(answer.failures[0]?.message);
  return answer.value;
}

/** As a person does in Settings and in the editor, which keeps what is not saved yet. */
async function enterSecrets(page: Page, { shopUrl, model, mail }: Servers, person: Person) {
  const { draft } = good['connection.save'];
  await call(page, 'connection.save', {
    draft: { ...draft, id: null, name: 'Shop', baseUrl: shopUrl, auth: 'bearer' },
    secret: secrets['connection password'],
  });
  await call(page, 'model.save', {
    ...good['model.save'],
    kind: 'other',
    baseUrl: model.baseUrl,
    model: 'scripted-1',
    key: secrets['model key'],
  });
  await call(page, 'mail.save', {
    ...good['mail.save'],
    host: 'localhost',
    port: mail.port,
    certificate,
    password: secrets['mail password'],
  });
  const options = { time: null, measure: null, dimensions: null, unit: null };
  const send = { level: 'rows', rows: 20, exclude: [] } as const;
  const profile = { profile: 'work', check: 'normal', send } as const;
  saveJob(
    person,
    quietJob(person, {
      sources: [httpSource('/sales', { id: 'sales', connection: 'shop' })],
      analysis: { recipe: 'briefing', narrator: 'model', model: profile, options },
    }),
  );
  const hook = { kind: 'webhook', url: `${shopUrl}/hook`, secret: 'ops' } as const;
  const job = {
    ...(await call(page, 'job.draft', { jobId: 'sales' })),
    deliver: [
      { ...bossDraft, formats: ['html'] as const },
      { ...bossDraft, ...hook, newSecret: secrets['webhook secret'] },
    ],
  };
  await call(page, 'draft.keep', job);
  await call(page, 'job.save', job);
}

/** The shop last: a run without data asks nobody else. */
async function refuseAll(page: Page, { refusing }: Servers, person: Person, runId: string) {
  const again = async () => {
    const asked = await call(page, 'job.run-now', { jobId: 'sales', again: true });
    return until('the run has ended', () =>
      withStore(person, ({ history }) => history.slotOf(asked.runId)?.outcome),
    );
  };
  refusing.add('model');
  expect(await again()).toBe('succeeded');
  refusing.add('mail');
  await call(page, 'report.deliver', { ...good['report.deliver'], runId, formats: ['html'] });
  await until('the mail was refused', () =>
    withStore(person, ({ outbox }) => outbox.lastRefusal('email', 'boss@example.com')),
  );
  refusing.add('shop');
  expect(await again()).toBe('failed');
}

/** @returns the folder with the report's exports, the jobs, the diagnostics and the whole home in open formats */
async function takeEverythingOut(app: ElectronApplication, page: Page, runId: string) {
  const out = mkdtempSync(join(tmpdir(), 'almanac-canary-out-'));
  await app.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folder] });
    dialog.showSaveDialog = async (...given: unknown[]) => {
      const { defaultPath = '' } = given.at(-1) as Electron.SaveDialogOptions;
      return { canceled: false, filePath: `${folder}/${defaultPath.split('/').at(-1)}` };
    };
  }, out);
  for (const format of ['html', 'pdf', 'xlsx', 'md'] as const) {
    await call(page, 'export.save', { runId, format });
  }
  await call(page, 'jobs.export', { jobIds: ['sales'] });
  await call(page, 'about.save-diagnostics', null);
  await call(page, 'home.back-up', null);
  await call(page, 'home.export', null);
  await until('everything is written', () => {
    const names = readdirSync(out, { recursive: true, encoding: 'utf8' });
    return names.some((name) => name.endsWith('jobs.yaml') && !name.includes('.unfinished'));
  });
  return out;
}

/** A worker, a page and then the app itself end as a fault would end them. */
async function crash(app: ElectronApplication, page: Page, person: Person) {
  const closed = app.waitForEvent('close');
  const dumps = await app.evaluate(({ app: electron }) => electron.getPath('crashDumps'));
  expect(dumps.startsWith(person.home)).toBe(true);
  const { runId } = await call(page, 'job.run-now', { jobId: 'sales', again: true });
  const failure = () => withStore(person, ({ history }) => history.run(runId)?.failure);
  expect((await until('the worker has ended', failure)).code).toBe('crashed');
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows())
      window.webContents.forcefullyCrashRenderer();
  });
  await until('the log tells of the page', () =>
    readFileSync(join(person.home, 'logs', 'almanac.log'), 'utf8').includes(
      'page of a window ended',
    ),
  );
  app.process().kill('SIGSEGV');
  await closed;
}
