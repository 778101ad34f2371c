import type { Block } from '../../report/document.ts';
import { capitalised, cite, join, name, say } from '../../report/phrase.ts';
import { writeRestated } from '../restated.ts';
import type { ChurnFound } from './found.ts';

/** Who may be lost next, the likeliest first, each with reasons that its rows show. */
export function writeRisks({ risks, prediction, plan }: ChurnFound): readonly Block[] {
  if (risks.listed.length === 0) return [];
  const isAll = risks.listed.length === Number(risks.atRisk.value);
  const hasChance = prediction?.isUseful === true;
  const before = new Set(plan.previousFacts.map(({ id }) => id));
  const isFirst = ![...before].some((id) => id.startsWith('quiet.'));
  return [
    { kind: 'section', text: say`At risk` },
    {
      kind: 'paragraph',
      text: isAll
        ? say`The likeliest to be lost first.`
        : say`The likeliest to be lost first, of ${cite(risks.atRisk)}.`,
    },
    {
      kind: 'table',
      head: [
        say`Customer`,
        ...(hasChance ? [say`Chance of a loss`] : []),
        say`Days silent`,
        say`Usual pause`,
        say`Why`,
        ...(isFirst ? [] : [say`Listed`]),
      ],
      rows: risks.listed.map(({ customer, reasons, quiet, usual, chance }) => [
        name(customer),
        ...(hasChance ? [chance ? cite(chance) : say`–`] : []),
        cite(quiet),
        usual ? cite(usual) : say`–`,
        join(reasons.map(name), ', '),
        ...(isFirst ? [] : [before.has(`quiet.${customer}`) ? say`before too` : say`new`]),
      ]),
    },
  ];
}

/** What the last report's list was worth, and what changed since. */
export function writeLookBack({ back }: ChurnFound): readonly Block[] {
  if (!back) return [];
  const { listed: count, lost, seen, missed } = back;
  return [
    { kind: 'section', text: say`Since the last report` },
    ...(count.value === 0
      ? []
      : [
          {
            kind: 'paragraph' as const,
            text: say`The last report listed ${cite(count)} as being at risk: lost in this period ${cite(lost)}, seen again ${cite(seen)}. Lost without having been listed: ${cite(missed)}.`,
          },
        ]),
    ...writeRestated(back.figures, say`Figure`),
  ];
}

/** How far the prediction can be trusted: predicted beside observed, on customers that it had not seen. */
export function writePrediction({ prediction, roles, notes }: ChurnFound): readonly Block[] {
  if (!prediction) {
    const why = roles.activity
      ? say`There are too few past customers, or too few losses, to learn a prediction from; the reasons stand for themselves.`
      : say`One date a customer is too little to learn a prediction from: a second source with every activity would do.`;
    return [
      { kind: 'section', text: say`The prediction` },
      { kind: 'paragraph', text: why },
    ];
  }
  const { trainedOn, checkedOn, ranked, bands, isUseful } = prediction;
  const learned = say`Learned from ${cite(trainedOn)} customers of earlier periods, then checked on ${cite(checkedOn)} who were active ${cite(notes.limit)} before the end of this one. In ${cite(ranked)} of the pairs of a lost and a kept customer, the lost one had the higher chance.`;
  const verdict = isUseful
    ? say``
    : say` That is hardly better than chance, so the prediction is not used.`;
  return [
    { kind: 'section', text: say`The prediction` },
    { kind: 'paragraph', text: say`${learned}${verdict}` },
    {
      kind: 'table',
      head: [say`Predicted chance`, say`Customers`, say`Mean prediction`, say`Lost in fact`],
      rows: bands.map((band) => [
        name(capitalised(band.name)),
        cite(band.customers),
        cite(band.predicted),
        cite(band.lost),
      ]),
    },
  ];
}
