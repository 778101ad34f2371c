import { createHash } from 'node:crypto';
import type { MailContent } from '../../../domain/delivery/delivery-content.ts';
import type { Exporter } from '../../../domain/report/export.ts';
import { deliveredFiles, markdownOf } from '../delivered-files.ts';

export interface MessageNeeds {
  readonly exporter: Exporter;
}

export interface Message {
  readonly content: MailContent;
  readonly runId: string;
  /** Null of a draft: its mail program knows who sends it. */
  readonly from: { readonly address: string; readonly name: string } | null;
  /** The dedupe key: what the Message-ID is derived from, so that a repeat can be told. */
  readonly key: string;
  /** Of a failure, which has no report. */
  readonly text: string;
  /** For a mail program to open as a message that is not sent yet. */
  readonly isDraft: boolean;
}

/** Makes the bytes of a mail: HTML with its charts in place, a text part, attachments. */
export async function composeMessage(message: Message, needs: MessageNeeds): Promise<Buffer> {
  const { content, from, key, isDraft } = message;
  // Loaded by the first mail: most days none is sent.
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 32);
  const domain = from?.address.split('@').at(-1) ?? 'draft.invalid';
  return new MailComposer({
    ...(from ? { from } : {}),
    to: content.to.map((address) => ({ name: '', address })),
    subject: content.subject,
    date: new Date(content.dateMs),
    messageId: `<almanac.${hash}@${domain}>`,
    headers: isDraft ? { 'X-Unsent': '1' } : { 'Auto-Submitted': 'auto-generated' },
    ...(await bodyOf(message, needs)),
    baseBoundary: hash,
    // What a report or a note says is text and never a file or an address to read.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}

async function bodyOf({ content, runId, text, key }: Message, { exporter }: MessageNeeds) {
  const { note, attach, report } = content;
  const { mailHtml, mailText } = await import('./mail-html.ts');
  if (!report) return { text: mailText(text, note) };
  const markdown = await markdownOf(exporter, runId);
  const hasChart = /\]\(chart\/1\)/.test(markdown);
  const pictures = hasChart ? await exporter.make(runId, 'png') : [];
  const ids = pictures.map((_, at) => `chart${at + 1}.${shortHash(key)}@almanac`);
  const inline = pictures.map(({ bytes }, at) => ({
    filename: `chart-${at + 1}.png`,
    content: Buffer.from(bytes),
    contentType: 'image/png',
    cid: ids[at] ?? '',
  }));
  const attached = (await deliveredFiles(exporter, runId, attach)).map(({ name, bytes }) => ({
    filename: name,
    content: Buffer.from(bytes),
  }));
  return {
    text: mailText(markdown, note),
    html: mailHtml(markdown, ids, note),
    attachments: [...inline, ...attached],
  };
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
