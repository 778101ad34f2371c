// Makes the sample payments, vendors and bank bookings of an audit: node make-payments.ts [--to 2026-11-30] [--days 100] [--out DIR]
// Deterministic, and a day's rows depend on its date only: a later end adds rows and changes none.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { seeded } from './seeded.ts';

const dayMs = 86_400_000;
const people = ['Ines Albrecht', 'Tomas Novak', 'Yara Haddad', 'Kim Beaumont'] as const;
const vendors = Array.from({ length: 24 }, (_, n) => `V-${String(n + 1).padStart(3, '0')}`);

export interface SamplePayments {
  readonly vendors: string;
  readonly payments: string;
  readonly bank: string;
}

/**
 * What a small company paid. Now and then somebody approves a payment of their own, leaves a field
 * empty, pays an unknown vendor, pays twice or books another amount: what an audit is there for.
 * @param options `to` is the last day with payments
 */
export function makePayments({
  to,
  days = 100,
}: { readonly to: string; readonly days?: number }): SamplePayments {
  const last = Date.parse(`${to.slice(0, 10)}T00:00:00Z`);
  const payments = ['invoice,paid_on,vendor_id,amount,currency,requested_by,approved_by'];
  const bank = ['invoice,booked_on,amount'];
  for (let day = last - (days - 1) * dayMs; day <= last; day += dayMs) {
    const date = new Date(day).toISOString().slice(0, 10);
    const random = seeded(`payments of ${date}`);
    const count = 3 + Math.floor(random() * 5);
    for (let n = 0; n < count; n += 1) {
      const invoice = `R-${date.replaceAll('-', '')}-${n + 1}`;
      const vendor = random() < 0.003 ? 'V-999' : vendors[Math.floor(random() * vendors.length)];
      const amount = (40 + 3000 * random() ** 3).toFixed(2);
      const requester = Math.floor(random() * people.length);
      const approver = random() < 0.008 ? requester : (requester + 1 + Math.floor(random() * 3)) % 4;
      const approval = random() < 0.006 ? '' : people[approver];
      const line = [invoice, date, vendor, amount, 'EUR', people[requester], approval].join(',');
      payments.push(line);
      if (random() < 0.004) payments.push(line);
      const booked = random() < 0.005 ? (Number(amount) - 10).toFixed(2) : amount;
      bank.push([invoice, date, booked].join(','));
    }
  }
  const names = vendors.map((id, n) => `${id},Vendor ${n + 1}`);
  return {
    vendors: `${['id,name', ...names].join('\n')}\n`,
    payments: `${payments.join('\n')}\n`,
    bank: `${bank.join('\n')}\n`,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const argument = (name: string, fallback: string): string => {
    const at = process.argv.indexOf(name);
    return at === -1 ? fallback : (process.argv[at + 1] ?? fallback);
  };
  const folder = argument('--out', '.');
  const made = makePayments({
    to: argument('--to', '2026-11-30'),
    days: Number(argument('--days', '100')),
  });
  for (const [name, csv] of Object.entries(made)) writeFileSync(join(folder, `${name}.csv`), csv);
}
