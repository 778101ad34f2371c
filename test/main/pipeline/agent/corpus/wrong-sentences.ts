/** Sentences with one planted error each: a number, a swap, a direction, a unit or a period. */
export const wrong: readonly string[] = `
Net amount rose by 7.3 %.
Net amount rose by 6 %.
Net amount was 145,397 EUR.
Net amount was 135,202 EUR in this period.
Net amount was 142,397 USD.
Net amount rose by 142,397 EUR.
EMEA brought 36,812 EUR.
EMEA rose by 5.3 %.
APAC fell by 27.2 %.
APAC brought 57,410 EUR.
Returns went up by 48 %.
Returns cost 12,345 EUR.
There were 284 rows in this period.
There were 300 rows.
Margins improved by two percent.
A third of the net amount came from new customers.
Half of all customers left.
Twelve customers are at risk.
Net amount tripled.
Net amount doubled.
EMEA doubled.
APAC halved.
Nordics halved.
Nordics tripled, from {by.region.Nordics.before} to {by.region.Nordics}.
Net amount fell by {total.percent} to {total}.
Net amount fell.
Net amount was unchanged.
Net amount stayed flat at {total}.
EMEA fell by {by.region.EMEA.percent}.
EMEA declined to {by.region.EMEA}.
EMEA was down {by.region.EMEA.percent}.
APAC rose by {by.region.APAC.percent} to {by.region.APAC}.
APAC grew.
APAC gained {by.region.APAC.change}.
APAC increased from {by.region.APAC.before} to {by.region.APAC}.
Americas climbed to {by.region.Americas}.
Americas improved by {by.region.Americas.percent}.
Direct rose to {by.channel.Direct}.
Direct grew by {by.channel.Direct.change}.
Partner fell by {by.channel.Partner.percent}.
Partner shrank to {by.channel.Partner}.
Online dropped to {by.channel.Online}.
Rows rose by {rows.percent} to {rows}.
There were more rows: {rows}, after {rows.before} in the period before.
The average per row fell to {average}.
APAC was the largest region with {by.region.APAC}.
Nordics was the largest region.
EMEA was the smallest region with {by.region.EMEA}.
Americas was the smallest region with {by.region.Americas}.
Partner was the largest channel with {by.channel.Partner}.
Online was the weakest channel.
EMEA had the biggest drop.
Nordics had the largest gain, {by.region.Nordics.change}.
APAC was the strongest region.
EMEA rose by {by.region.APAC.percent}.
EMEA brought {by.region.APAC}.
EMEA brought {by.region.Nordics} in this period.
APAC fell by {by.region.Americas.percent}.
APAC brought {by.region.EMEA}.
APAC fell to {by.region.Americas}.
Nordics brought {by.region.EMEA}.
Nordics rose by {by.region.EMEA.percent}.
Americas fell by {by.region.APAC.change}.
Online brought {by.channel.Partner}.
Partner gained {by.channel.Online.change}.
Direct fell to {by.channel.Online}.
EMEA brought {total}.
APAC fell, to {total}.
Nordics rose by {total.percent}.
EMEA grew by {total.change}.
Partner rose to {total}.
EMEA rose by {by.region.APAC.percent}, while APAC fell by {by.region.EMEA.percent}.
EMEA and Nordics brought {by.region.Nordics} and {by.region.EMEA}.
EMEA explains {by.region.APAC.percent} of the change.
Net amount rose to {total.before}.
Net amount was {total.before}.
Net amount was {total.before} in this period.
Net amount was {total} in the period before.
Net amount rose from {total} to {total.before}.
Net amount came to {total}, after {total} in the period before.
Last week net amount was {total}.
This week EMEA brought {by.region.EMEA.before}.
EMEA brought {by.region.EMEA.before}.
The week before, EMEA had brought {by.region.EMEA}.
In the period before APAC stood at {by.region.APAC}.
There were {rows.before} rows.
Net amount rose by {total}.
EMEA grew by {by.region.EMEA}.
Net amount rose to {total.change}.
APAC fell to {by.region.APAC.change}.
EMEA reached {by.region.EMEA.percent}.
There were {total} rows.
The number of rows was {total}.
Net amount was {rows} EUR.
Net amount rose to {rows}.
Net amount was {average}.
An average row brought {total}.
Net amount was {total} percent.
Net amount was {total} dollars.
Net amount rose by {total.percent} EUR.
Net amount was {total.margin}.
On 19 November net amount was {series.5}.
On Monday net amount was {series.5}.
In October net amount rose.
In 2025 net amount was {total}.
It is the best result since 2019.
Prices are expected to rise next year.
Profit was the highest in EMEA.
The week closed at {total}, a loss of {total.percent} on the week before.
Most of the growth came from APAC, up {by.region.APAC.change}.
APAC, at {by.region.APAC}, was {by.region.EMEA.percent} lower than in the period before.
With {rows} rows there was more activity than the week before ({rows.before}).
Nordics almost tripled its net amount, reaching {by.region.Nordics}.
Partner sales came in at {by.channel.Online}, {by.channel.Partner.percent} higher.
Growth in EMEA ({by.region.APAC.percent}) made up for the decline in APAC ({by.region.EMEA.percent}).
About 40 % of all rows are from APAC.
Each customer spent {average} on average per month.
Direct is the only channel that grew, by {by.channel.Direct.percent}.
Partner remains the leading channel at {by.channel.Partner}.
The jump in Direct, {by.channel.Direct.change}, deserves attention.
Americas slipped from {by.region.Americas} to {by.region.Americas.before}.
Taken together, EMEA brought {by.region.Nordics}.
Some 1,500 orders are missing from the file.
APAC alone added {by.region.APAC.change}.
Net amount worsened despite fewer rows.
Compared with {total} a week earlier, net amount is now {total.before}.
The strongest growth in money was in Nordics.
Direct won {by.channel.Direct.change} compared with the week before.
`
  .trim()
  .split('\n');
