import type { WireAnswer, WireRequest } from './wire.ts';

/** How a scripted model behaves once it has looked at the data. */
export type Manner = 'honest' | 'wrong' | 'obedient';

/**
 * A model that works as one should: looks at tables and facts, asks one query, hands in a report.
 * `wrong` states a number of its own; both know nothing of the data but what the tools tell.
 */
export function analyst(manner: Manner): (request: WireRequest) => WireAnswer {
  return (request) => {
    // What "Test connection" asks.
    if (request.tools?.[0]?.function.name === 'report_colour') {
      return { calls: [{ name: 'report_colour', arguments: { colour: 'blue' } }] };
    }
    const results = request.messages.filter(({ role }) => role === 'tool');
    switch (results.length) {
      case 0:
        return { calls: [{ name: 'list_tables', arguments: {} }] };
      case 1:
        return { calls: [{ name: 'facts', arguments: {} }] };
      case 2: {
        const table = tableIn(String(results[0]?.content));
        const sql = `SELECT count(*) AS rows FROM this_period."${table}"`;
        const ask = { sql, label: 'rows of the period', format: 'count' };
        return { calls: [{ name: 'query', arguments: ask }] };
      }
      default:
        return {
          calls: [{ name: 'finish', arguments: report(manner, String(results[1]?.content)) }],
        };
    }
  };
}

function tableIn(result: string): string {
  const { tables } = JSON.parse(result) as { tables: { table: string }[] };
  return tables[0]?.table ?? '';
}

function report(manner: Manner, facts: string) {
  const { facts: told } = JSON.parse(facts) as {
    facts: { fact: string; label: string; text?: string }[];
  };
  const percent = told.find(({ fact }) => fact === '{total.percent}');
  const hasFallen = percent?.text?.startsWith('\u2212');
  const moved = percent ? `${hasFallen ? 'fell' : 'rose'} by {total.percent} to` : 'came to';
  const measure =
    told.find(({ fact }) => fact === '{total}')?.label.replace(/ in this period$/, '') ??
    'The figure';
  return {
    headline: `${measure.charAt(0).toUpperCase()}${measure.slice(1)} ${moved} {total}.`,
    paragraphs: [
      'There were {q1.rows} rows in this period.',
      ...(manner === 'wrong' ? ['Returns went up by 48 % and cost 12,345 EUR.'] : []),
    ],
  };
}
