import { recipeName } from '../../domain/analysis/recipe-version.ts';
import type { Report } from '../../domain/report/report.ts';
import type { AnalyzePlan } from '../../domain/run/plan.ts';
import { proveReport, searchText } from './bare-numbers.ts';
import { chartSvg } from './chart-svg.ts';
import { toMarkdown } from './document.ts';
import { FactNumbers } from './fact-numbers.ts';
import type { Findings } from './findings.ts';
import { page } from './page.ts';
import { name } from './phrase.ts';
import { safeHtml } from './safe-html.ts';

/**
 * Makes the report of a recipe's findings: numbered facts, markdown, safe HTML, plain text.
 * @throws RunFailure `report-unproven` when the text holds a number that is no fact
 */
export function makeReport(
  { jobName, analysis, region }: Pick<AnalyzePlan, 'jobName' | 'analysis' | 'region'>,
  findings: Findings,
): Report {
  const numbers = new FactNumbers();
  const markdown = toMarkdown(findings.blocks, numbers.numberOf);
  const facts = numbers.all(findings.facts);
  proveReport(markdown, facts);
  const body = safeHtml(
    markdown,
    findings.charts.map((chart) => chartSvg(chart, region)),
  );
  return {
    headline: findings.headline.plain,
    result: findings.result.plain,
    markdown,
    html: page(name(jobName).plain, body),
    facts,
    charts: findings.charts,
    text: searchText(markdown),
    recipe: recipeName(analysis.recipe),
    ...(region ? { region } : {}),
    isQuiet: findings.isQuiet ?? false,
    ...(findings.evidence === undefined ? {} : { evidence: findings.evidence }),
  };
}
