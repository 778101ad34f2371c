import { Temporal } from 'temporal-polyfill';
import type { JobSpec } from '../job/job.ts';
import type { Fact } from '../report/fact.ts';
import type { Run } from '../run/run.ts';
import type { Told } from './delivery-content.ts';
import type { WebhookTarget } from './delivery-target.ts';

/** A report has some dozens. */
const mostFacts = 500;

/** What a webhook is sent, as text: the same bytes at every try. */
export function webhookBody(
  format: WebhookTarget['format'],
  job: Pick<JobSpec, 'id' | 'name'>,
  run: Run,
  told: Told,
  nowMs: number,
): string {
  const line = told.kind === 'report' ? told.report.headline : told.failure.message;
  const title = told.kind === 'report' ? job.name : `${job.name} failed`;
  switch (format) {
    case 'slack':
      return JSON.stringify({
        text: `${slackText(title)}: ${slackText(line)}`,
        blocks: [
          { type: 'section', text: { type: 'plain_text', text: title.slice(0, 3000) } },
          { type: 'section', text: { type: 'plain_text', text: line.slice(0, 3000) } },
        ],
      });
    case 'teams':
      return JSON.stringify(teamsMessage(title, line));
    case 'json':
      return JSON.stringify({
        event: told.kind === 'report' ? 'report.ready' : 'run.failed',
        recordedAt: instantText(nowMs),
        job: { id: job.id, name: job.name },
        run: { id: run.id, revision: run.revision, slot: run.slot },
        window: run.window && {
          key: run.window.key,
          from: instantText(run.window.fromMs),
          to: instantText(run.window.toMs),
        },
        ...(told.kind === 'report'
          ? { headline: line, result: told.report.result, facts: factsOf(told.report.facts) }
          : { failure: { code: told.failure.code, message: line } }),
      });
  }
}

function factsOf(facts: readonly Fact[]) {
  return facts
    .slice(0, mostFacts)
    .map(({ id, label, value, unit, text }) => ({ id, label, value, unit, text }));
}

function instantText(ms: number): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toString({ smallestUnit: 'millisecond' });
}

/** In Slack's text `<!channel>` would call everybody: its three characters are escaped. */
function slackText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** An adaptive card whose texts are runs, which no markdown of Teams touches. */
function teamsMessage(title: string, line: string) {
  const text = (value: string, weight: 'Bolder' | 'Default') => ({
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text: value, weight }],
  });
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [text(title, 'Bolder'), text(line, 'Default')],
        },
      },
    ],
  };
}
