/** Sentences that hold: each follows from the figures of `ground.ts`. */
export const right: readonly string[] = `
Net amount rose by {total.percent} to {total}.
Net amount was {total}, after {total.before} in the period before.
Net amount rose from {total.before} to {total}.
Net amount grew {total.percent}, from {total.before} to {total}.
Net amount came to {total}, {total.change} more than in the period before.
Net amount reached {total}.
The total was {total}.
Overall, net amount increased by {total.change}.
Sales rose {total.percent} this week.
Sales were {total}, up from {total.before} the week before.
In this period net amount was {total}; in the period before it was {total.before}.
EMEA rose by {by.region.EMEA.percent} to {by.region.EMEA}.
EMEA brought {by.region.EMEA}, after {by.region.EMEA.before} in the period before.
EMEA grew by {by.region.EMEA.change}.
EMEA was the largest region with {by.region.EMEA}.
EMEA had the highest net amount of all regions, {by.region.EMEA}.
Nordics was the smallest region with {by.region.Nordics}.
Nordics doubled, from {by.region.Nordics.before} to {by.region.Nordics}.
Nordics rose by {by.region.Nordics.percent}.
APAC fell by {by.region.APAC.percent} to {by.region.APAC}.
APAC lost {by.region.APAC.change} against the period before.
APAC declined from {by.region.APAC.before} to {by.region.APAC}.
APAC was down {by.region.APAC.percent}.
Americas fell to {by.region.Americas}, after {by.region.Americas.before} in the period before.
Americas dropped by {by.region.Americas.percent}.
EMEA rose by {by.region.EMEA.percent}, while APAC fell by {by.region.APAC.percent}.
EMEA and Nordics brought {by.region.EMEA} and {by.region.Nordics}.
EMEA grew by {by.region.EMEA.change} and Nordics by {by.region.Nordics.change}.
APAC and Americas fell by {by.region.APAC.percent} and {by.region.Americas.percent} respectively.
The rise came from EMEA, which grew by {by.region.EMEA.change}.
Of the total of {total}, EMEA brought {by.region.EMEA}.
EMEA made {by.region.EMEA} of the total of {total}.
Online stayed the largest channel with {by.channel.Online}.
Online rose by {by.channel.Online.percent} to {by.channel.Online}.
Partner gained {by.channel.Partner.change}.
Partner climbed to {by.channel.Partner}, up from {by.channel.Partner.before} in the period before.
Direct fell to {by.channel.Direct}.
Direct was the weakest channel with {by.channel.Direct}.
Direct sold less: {by.channel.Direct}, after {by.channel.Direct.before} the week before.
Direct shrank by {by.channel.Direct.change}.
There were {rows} rows, after {rows.before} in the period before.
The number of rows fell by {rows.percent} to {rows}.
The file holds {rows} rows for this period.
Rows fell from {rows.before} to {rows}.
There were fewer rows: {rows}, after {rows.before} in the period before.
The average per row rose by {average.percent} to {average}.
Net amount per row was {average}, after {average.before} in the period before.
An average row brought {average}.
Rows fell, but net amount per row rose to {average}.
Fewer rows brought more: net amount rose by {total.percent}.
EMEA explains {by.region.EMEA.share} of the change.
The period runs from {window.from} to {window.to}.
This report covers {window.from} to {window.to}.
In November 2026 net amount rose.
On 12 November net amount was {series.5}.
On Thursday net amount was {series.5}.
The best day of those shown is not named here.
The figures are in the table below.
The data has the columns region, channel and sales rep.
Look at the orders of APAC first.
It may be worth asking the sales team about APAC.
Net amount rose.
EMEA rose.
APAC fell.
Nordics has doubled.
EMEA was the strongest region.
Nordics was the smallest.
APAC had the biggest drop, {by.region.APAC.change}.
EMEA had the largest gain, {by.region.EMEA.change}.
Net amount rose by 5.3 %.
Net amount rose by 5 %.
Net amount was 142,397 EUR.
Net amount was 142 thousand EUR in this period.
EMEA brought 57,410 EUR.
EMEA rose by 27.2 %.
APAC fell by 15.7 %.
Net amount was {total}, which is 5.3 % above {total.before} in the period before.
EMEA was ahead of APAC: {by.region.EMEA} against {by.region.APAC}.
EMEA brought more than APAC, {by.region.EMEA} compared with {by.region.APAC}.
{by.region.EMEA} came from EMEA.
With {by.channel.Partner}, Partner was up {by.channel.Partner.percent}.
Compared with the period before, net amount rose by {total.change}.
In the period before, net amount was {total.before}.
The week before, EMEA had brought {by.region.EMEA.before}.
Last week EMEA brought {by.region.EMEA.before}.
Previously APAC stood at {by.region.APAC.before}.
Net amount increased to {total} from {total.before}.
Net amount of EMEA was {by.region.EMEA}.
Growth was {total.percent} overall.
The growth of EMEA was {by.region.EMEA.percent}.
The decline of APAC was {by.region.APAC.percent}.
A drop of {by.region.APAC.change} in APAC held the total back.
Americas is below the period before: {by.region.Americas}, after {by.region.Americas.before}.
Partner and Online rose; Direct fell.
Without EMEA there is no growth to explain.
At least one region needs a look.
Most of the data is complete.
This is the same table as in the last report.
Check the price list of Direct before the next meeting.
All channels are listed in the table.
The week closed at {total}, a gain of {total.percent} on the week before.
Most of the growth came from EMEA, up {by.region.EMEA.change}.
APAC, at {by.region.APAC}, was {by.region.APAC.percent} lower than in the period before.
With {rows} rows there was slightly less activity than the week before ({rows.before}).
Nordics almost doubled its net amount, reaching {by.region.Nordics}.
Partner sales came in at {by.channel.Partner}, {by.channel.Partner.percent} higher.
Growth in EMEA ({by.region.EMEA.percent}) more than made up for the decline in APAC ({by.region.APAC.percent}).
Two regions declined: APAC and Americas.
Each row was worth {average} on average.
Direct is the only channel that fell, by {by.channel.Direct.percent}.
Online remains the leading channel at {by.channel.Online}.
The drop in Direct, {by.channel.Direct.change}, deserves attention.
Americas slipped from {by.region.Americas.before} to {by.region.Americas}.
Taken together, all regions brought {total}.
Please check whether the APAC data are complete.
EMEA alone added {by.region.EMEA.change}.
Net amount improved despite fewer rows.
Compared with {total.before} a week earlier, net amount is now {total}.
The strongest growth in money was in EMEA.
Direct lost {by.channel.Direct.change} compared with the week before.
`
  .trim()
  .split('\n');
