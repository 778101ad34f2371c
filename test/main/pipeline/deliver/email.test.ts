import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import type { SMTPServerOptions } from 'smtp-server';
import { expect, onTestFinished, test } from 'vitest';
import type { EmailTarget } from '../../../../main/domain/delivery/delivery-target.ts';
import {
  type MailAccount,
  mailSecret,
  saveMailAccount,
} from '../../../../main/domain/delivery/mail-account.ts';
import { createChannels } from '../../../../main/pipeline/deliver/channels.ts';
import { fakeSecrets } from '../../../cast/fake-secrets.ts';
import {
  accountAt,
  type MailServer,
  password,
  startMailServer,
} from '../../../cast/mail/mail-server.ts';
import { plainExporter } from '../../../cast/plain-exporter.ts';
import { nightly, type Started, startEngine } from '../../engine/cast/start-engine.ts';

const minuteMs = 60_000;
const boss = 'boss@example.com';

interface Sender extends Started {
  readonly server: MailServer;
  /** Lets time pass, and then waits for what is on its way: a server takes its own time. */
  pass(ms: number): Promise<void>;
  /** "boss@example.com sent 1", in order. */
  ends(): readonly string[];
  failure(): string | undefined;
}

/** One report, about to be mailed by the real channel through a real server on loopback. */
async function aSender(
  given: {
    readonly target?: Partial<EmailTarget>;
    readonly server?: SMTPServerOptions;
    readonly account?: Partial<MailAccount>;
    readonly secret?: string;
    readonly name?: string;
  } = {},
): Promise<Sender> {
  const server = await startMailServer(given.server);
  onTestFinished(() => server.close());
  const secrets = fakeSecrets();
  secrets.save(mailSecret('work'), given.secret ?? password);
  const target: EmailTarget = {
    kind: 'email',
    when: 'always',
    required: true,
    afterMyOk: false,
    to: [boss],
    account: null,
    note: null,
    attach: ['pdf'],
    resend: 'ask',
    ...given.target,
  };
  const started = startEngine({
    at: '2026-03-03T06:59:00Z',
    jobs: [{ ...nightly, name: given.name ?? nightly.name, deliver: [target] }],
    channels: (store) => {
      saveMailAccount(store.settings, accountAt(server.port, given.account));
      return createChannels({
        ...store,
        exporter: plainExporter(store),
        secrets,
        keepsSchedule: true,
        fetch,
        outboxFolder: join(mkdtempSync(join(tmpdir(), 'almanac-mail-')), 'outbox'),
      });
    },
  });
  const deliveries = () => {
    const [slot] = started.store.history.slots({ limit: 1, order: 'newest' });
    return started.store.history
      .deliveries(slot?.runId ?? '')
      .filter((one) => one.channel === 'email');
  };
  return {
    ...started,
    server,
    async pass(ms) {
      await started.clock.advance(ms);
      await started.engine.idle();
    },
    ends: () => deliveries().map(({ recipient, state, tries }) => `${recipient} ${state} ${tries}`),
    failure: () => deliveries().find(({ failure }) => failure)?.failure?.message,
  };
}

/** An SMTP refusal, as a server's hook gives it. */
const refusal = (responseCode: number, said: string) =>
  Object.assign(new Error(said), { responseCode });

const read = async ({ server }: Sender, at = 0): Promise<ParsedMail> =>
  simpleParser(server.taken[at]?.raw ?? '');

test('a report arrives as a mail with a text part, its HTML and the PDF', async () => {
  const sender = await aSender({ target: { note: 'The numbers of last night.' } });
  await sender.pass(minuteMs);
  expect(sender.ends()).toEqual([`${boss} sent 1`]);
  const mail = await read(sender);
  expect([mail.from?.text, [mail.to].flat()[0]?.text]).toEqual([
    '"Ana Alba" <ana@example.com>',
    boss,
  ]);
  expect(mail.subject).toMatch(/^Nightly sales: /);
  expect(mail.text).toMatch(/^The numbers of last night\.\n\n---\n\n# /);
  expect(mail.html).toContain('<h1 style=');
  expect(mail.attachments.map(({ filename }) => filename)).toEqual([
    'Nightly sales 2026-03-02.pdf',
  ]);
  expect(sender.shown).toEqual([]);
});

test('a greylisted mail passes with the second try, byte for byte the same (H02)', async () => {
  const seen: string[] = [];
  const sender = await aSender({
    server: {
      onRcptTo(_address, _session, done) {
        seen.push('asked');
        done(seen.length < 2 ? refusal(450, 'Greylisted, come back') : null);
      },
    },
  });
  await sender.pass(minuteMs);
  expect(sender.ends()).toEqual([`${boss} pending 1`]);
  expect(sender.failure()).toBe(
    `localhost put the mail to ${boss} off: “450 Greylisted, come back”. It is tried again.`,
  );
  await sender.pass(2 * minuteMs);
  expect(sender.ends()).toEqual([`${boss} sent 2`]);
});

test('a mail that is refused for good is dead at once, and says what the server said (H02)', async () => {
  const sender = await aSender({
    server: { onMailFrom: (_from, _session, done) => done(refusal(550, 'No such sender')) },
  });
  await sender.pass(minuteMs);
  expect(sender.ends()).toEqual([`${boss} dead 1`]);
  expect(sender.failure()).toBe(
    `localhost refused the mail to ${boss}: “550 No such sender”. Mend the address or the account, then send it again.`,
  );
});

test('one bad recipient of five is reported, and the other four have it once (H03)', async () => {
  const to = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}@example.com`);
  const sender = await aSender({
    target: { to },
    server: {
      onRcptTo: ({ address }, _session, done) =>
        done(address === 'c@example.com' ? refusal(550, 'No such user') : null),
    },
  });
  await sender.pass(minuteMs);
  expect(sender.server.taken.flatMap((mail) => mail.to).toSorted()).toEqual(
    to.filter((address) => address !== 'c@example.com'),
  );
  expect(sender.ends()).toContain('c@example.com dead 1');
  expect(sender.shown.map(({ title }) => title)).toEqual(['Nightly sales: not sent']);
});

test('a wrong password is said as such and not tried again by itself (H02)', async () => {
  const sender = await aSender({ secret: 'guessed' });
  await sender.pass(minuteMs);
  expect(sender.ends()).toEqual([`${boss} dead 1`]);
  expect(sender.failure()).toBe(
    'localhost did not accept the user name or the password of the mail account “work”. Enter them again in Settings → Notifications, then send it again.',
  );
});

test('a server without encryption gets neither password nor mail (H02)', async () => {
  const asked: string[] = [];
  const sender = await aSender({
    server: {
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (auth, _session, done) => {
        asked.push(auth.username ?? '');
        done(null, { user: 'ana' });
      },
    },
  });
  await sender.pass(minuteMs);
  expect([sender.ends(), asked, sender.server.taken]).toEqual([[`${boss} dead 1`], [], []]);
  expect(sender.failure()).toMatch(/^localhost offers no encryption that this laptop trusts/);
});

test('a certificate that nobody vouches for ends the connection before the password (H02)', async () => {
  const sender = await aSender({ account: { certificate: '' } });
  await sender.pass(minuteMs);
  expect([sender.ends(), sender.server.taken]).toEqual([[`${boss} dead 1`], []]);
  expect(sender.failure()).toMatch(/^localhost offers no encryption that this laptop trusts/);
});

test('encryption from the first byte works as well', async () => {
  const sender = await aSender({ server: { secure: true }, account: { security: 'tls' } });
  await sender.pass(minuteMs);
  expect(sender.ends()).toEqual([`${boss} sent 1`]);
});

test('a connection that ends before the answer leaves the mail unknown, and a person is asked (H01)', async () => {
  const sender = await aSender();
  sender.server.cutBeforeAnswer(1);
  await sender.pass(minuteMs);
  await sender.pass(60 * minuteMs);
  expect([sender.ends(), sender.server.taken.length]).toEqual([[`${boss} unknown 1`], 1]);
  expect(sender.shown[0]?.title).toBe('Nightly sales: not sure that it arrived');
});

test('with resend: once the same message goes out a second time, and no third time (H01)', async () => {
  const sender = await aSender({ target: { resend: 'once' } });
  sender.server.cutBeforeAnswer(2);
  await sender.pass(minuteMs);
  await sender.pass(60 * minuteMs);
  const [first, second, ...more] = sender.server.taken.map(({ raw }) => raw.toString('latin1'));
  expect([first === second, more]).toEqual([true, []]);
  expect(sender.ends()).toEqual([`${boss} unknown 2`]);
  expect(sender.store.outboxByHand.waiting(1)).toMatchObject([{ isMaybeDuplicate: true }]);
});

test('a server that cannot be reached is tried again, and the run waits for it', async () => {
  const sender = await aSender();
  await sender.server.close();
  await sender.pass(minuteMs);
  expect(sender.ends()).toEqual([`${boss} pending 1`]);
  expect(sender.failure()).toBe(
    'The mail server localhost could not be reached. It is tried again.',
  );
});

test('a name with line breaks, 1,000 characters and other scripts makes one subject and no header (H04)', async () => {
  const sender = await aSender({
    name: `Umsätze – 売上 ${'x'.repeat(1000)}\r\nBcc: all@example.com`,
  });
  await sender.pass(minuteMs);
  const mail = await read(sender);
  expect(mail.subject).toMatch(/^Umsätze – 売上 x+…$/);
  expect(mail.headers.has('bcc')).toBe(false);
  expect(sender.server.taken[0]?.to).toEqual([boss]);
  const lines = sender.server.taken[0]?.raw.toString('latin1').split('\r\n') ?? [];
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998);
});
