import { counted } from '../../report/counted.ts';
import type { Block } from '../../report/document.ts';
import { capitalised, cite, name, type Phrase, say } from '../../report/phrase.ts';
import type { Group, Grouping } from './find-groups.ts';
import type { ChurnFound } from './found.ts';

/** A group below this is named in its table and in no sentence. */
const fewestOfDriver = 10;
const mostDrivers = 6;

/** What those who left had in common: groups whose interval leaves out everybody's rate. */
export function writeDrivers({ everybody, groupings, notes }: ChurnFound): readonly Block[] {
  if (!everybody) return [];
  const drivers = groupings
    .flatMap(({ by, groups }) => groups.map((group) => ({ by, group })))
    .filter(({ group }) => group.standsOut && Number(group.customers.value) >= fewestOfDriver)
    .sort((a, b) => strength(b.group) - strength(a.group))
    .slice(0, mostDrivers);
  const lead = say`Customers active ${cite(notes.limit)} before the end of this period: ${cite(everybody.customers)}; lost since: ${cite(everybody.lost)}, which is ${cite(everybody.rate)}.`;
  if (drivers.length === 0) {
    return [
      { kind: 'section', text: say`What drives it` },
      {
        kind: 'paragraph',
        text: say`${lead} No group stands out: every one’s interval holds that rate.`,
      },
    ];
  }
  return [
    { kind: 'section', text: say`What drives it` },
    { kind: 'paragraph', text: say`${lead} These groups stand out:` },
    { kind: 'list', items: drivers.map(({ by, group }) => driverLine(by, group)) },
    {
      kind: 'paragraph',
      text: say`They go together with losses and need not cause them; among many groups a few stand out by chance.`,
    },
  ];
}

/** "Plan Basic: 18.2 % lost (between 14.0 % and 23.4 %), 1.90 × the rate of all, 214 customers." */
function driverLine(by: string, { name: who, rate, low, high, lift, customers }: Group): Phrase {
  const group =
    by === 'what was seen before'
      ? name(capitalised(who))
      : say`${name(capitalised(by.replace(/_+/g, ' ')))} ${name(who)}`;
  const times = lift ? say`, ${cite(lift)} the rate of all` : say``;
  return say`${group}: ${cite(rate)} lost (between ${cite(low)} and ${cite(high)})${times}, ${counted(customers, 'customer')}.`;
}

/** How far from everybody's rate, whether above or below. */
function strength({ lift }: Group): number {
  const value = Math.max(Number(lift?.value ?? 1), 0.01);
  return Math.abs(Math.log(value));
}

export function writeGroupings({ groupings }: ChurnFound): readonly Block[] {
  return groupings.flatMap(({ by, groups }): readonly Block[] => [
    { kind: 'section', text: say`By ${name(by.replace(/_+/g, ' '))}` },
    table(by, groups),
  ]);
}

function table(by: string, groups: Grouping['groups']): Block {
  return {
    kind: 'table',
    head: [
      name(capitalised(by.replace(/_+/g, ' '))),
      say`Customers`,
      say`Lost`,
      say`Churn rate`,
      say`At least`,
      say`At most`,
      say`Of the rate of all`,
    ],
    rows: groups.map((group) => [
      name(capitalised(group.name)),
      cite(group.customers),
      cite(group.lost),
      cite(group.rate),
      cite(group.low),
      cite(group.high),
      group.lift ? cite(group.lift) : say`–`,
    ]),
  };
}
