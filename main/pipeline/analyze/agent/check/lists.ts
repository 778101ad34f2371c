import type { Taken } from './claim.ts';

/** What may stand between two names of a list: a figure in brackets, a comma, "and". */
const joint = /^(?: ?\(?\{[^{}]*\}\)?)?(?:,| and|, and| as well as| or| nor)? (?:the )?$/;

/** The names that stand in one list behind a place: "declines in EMEA, APAC and the Nordics". */
export function listedBehind({ mentions, text }: Taken, at: number): readonly string[] {
  const after = mentions.filter((mention) => mention.at >= at);
  const names: string[] = [];
  for (const [nth, mention] of after.entries()) {
    const before = after[nth - 1];
    if (before && !joint.test(text.slice(before.end, mention.at))) break;
    names.push(mention.name);
  }
  return names;
}

/** The names that stand in one list in front of a place: "France ({a}) and Germany ({b}) churn most". */
export function listedBefore({ mentions, text }: Taken, at: number): readonly string[] {
  const before = mentions.filter((mention) => mention.at < at);
  const last = before.at(-1);
  if (!last) return [];
  let first = before.length - 1;
  while (first > 0) {
    const [one, next] = [before[first - 1], before[first]];
    if (!one || !next || !joint.test(text.slice(one.end, next.at))) break;
    first -= 1;
  }
  return [...new Set(before.slice(first).map(({ name }) => name))];
}
