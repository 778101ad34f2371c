import type { FailureCode } from '../../../domain/failure.ts';
import type { Report } from '../../../domain/report/report.ts';
import type { Block } from '../../report/document.ts';
import { makeReport } from '../../report/make-report.ts';
import { name, type Phrase, say } from '../../report/phrase.ts';
import type { Desk } from './tools.ts';

/** The built-in analyst's report, with a sentence that says why no model wrote it. */
export function fallBack(why: FailureCode, writer: string, { plan, findings }: Desk): Report {
  const note: Block = {
    kind: 'paragraph',
    text: say`${reason(why, name(writer))} The built-in analyst wrote this report in its place.`,
  };
  const lead = findings.blocks.findIndex(({ kind }) => kind === 'lead');
  const blocks = [...findings.blocks.slice(0, lead + 1), note, ...findings.blocks.slice(lead + 1)];
  return {
    ...makeReport(plan, { ...findings, blocks }),
    narration: { writer, isFallback: true, verified: 0, derived: 0, unproven: 0 },
  };
}

/** Without a number: a report has none but facts. The run page has the details. */
function reason(why: FailureCode, writer: Phrase): Phrase {
  switch (why) {
    case 'over-budget':
      return say`${writer} was not asked, because its limit of spending is reached.`;
    case 'model-busy':
      return say`${writer} took no more requests in time.`;
    case 'model-refused':
      return say`${writer} refused the request; the run page says what to do.`;
    case 'model-declined':
      return say`${writer} declined to write about this data.`;
    case 'model-cut-off':
      return say`${writer} gave no usable answer.`;
    case 'report-unproven':
      return say`${writer} wrote statements that Almanac could not verify, and this job allows none.`;
    case 'not-allowed':
      return say`${writer} may not be asked: only models on this machine are allowed.`;
    case 'locked':
      return say`The key of ${writer} could not be read from the keyring.`;
    case 'not-found':
      return say`The model that this job names is not set up any more.`;
    default:
      return say`${writer} could not be reached.`;
  }
}
