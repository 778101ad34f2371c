import type { Reference, Taken } from './claim.ts';

/** "rose by {level}" and "rose to {change}". */
export function kindMistakes({ text }: Taken, { sense, at, end }: Reference): readonly string[] {
  if (sense.kind === 'percent' && isToldAsPart(text.slice(0, at), text.slice(end)))
    return ['the figure is a change, and no part or points'];
  const lead = text.slice(Math.max(0, at - 60), at);
  if (/\bby (?:about |only |just |some |nearly |almost )?$/i.test(lead)) {
    const isMove = sense.kind === 'change' || sense.kind === 'percent' || sense.kind === 'share';
    const isVerb =
      /\b(?:rose|fell|grew|dropped|declined|increased|decreased|climbed|gained|up|down|higher|lower|slipped|shrank|improved|changed|jumped|sank|ahead|behind|lost|surged|plunged)\b[^{}]*$/i.test(
        lead,
      );
    return isMove || !isVerb ? [] : ['the figure is a level and no change'];
  }
  const saysLevel =
    /\b(?:to|reached|totall?ed|totall?ing|came to|comes to|amounted to|stood at|stands at|amounts to|reaching|stands? at|ended at|closed at|trad(?:es|ed|ing) at|costs?|cost|was at)\s(?:about |only |just )?$/i;
  const isOfMove = moveNouns.test(lead.slice(0, lead.search(saysLevel)));
  if (saysLevel.test(lead) && !isOfMove && (sense.kind === 'change' || sense.kind === 'percent')) {
    return ['the figure is a change and no level'];
  }
  return [];
}

/** "The decline in EMEA amounts to {change}". */
const moveNouns =
  /\b(?:change|decline|drop|fall|decrease|dip|rise|increase|growth|gain|loss|shortfall|difference|move)\b[^{}]*$/i;

/** "Accounts for {percent}", "{percent} of the total", "{percent} percentage points". */
function isToldAsPart(lead: string, after: string): boolean {
  const verb =
    /\b(?:account(?:s|ed|ing)? for|(?:makes?|made|making) up|represent(?:s|ed|ing)?|constitut(?:es|ed)|(?:a|its|their|the) share of) (?:about |roughly |nearly |only |just )?$/i;
  const whole =
    /^ of (?:the |all |its |our )?(?:total|whole|overall|entire|net|sales|revenue|turnover)\b/i;
  return verb.test(lead) || whole.test(after) || /^ (?:percentage )?points?\b|^ pp\b/i.test(after);
}
