"""Recomputes a churn report with nothing but Python: churn.py CUSTOMERS ORDERS FROM TO LIMIT

Prints the expected numbers by fact id. The logistic regression is found by plain gradient ascent, another
way than the recipe's own, to the same maximum.
"""

import csv
import json
import math
import sys
from collections import defaultdict
from datetime import date, timedelta

customers_path, orders_path, start, end, limit = sys.argv[1:]
start, end, n = date.fromisoformat(start), date.fromisoformat(end), int(limit)
people, acts = {}, defaultdict(list)
with open(customers_path) as file:
    for row in csv.DictReader(file):
        people[row["customer_id"]] = row
with open(orders_path) as file:
    for row in csv.DictReader(file):
        acts[row["customer_id"]].append(date.fromisoformat(row["order_date"]))


def looked_at(at, later):
    """Each customer active at a day, with what was known of it then and whether it was lost later."""
    found = []
    for customer, person in people.items():
        came = date.fromisoformat(person["signed_up"])
        seen = sorted(day for day in acts[customer] if day < at)
        recent = [day for day in seen if day >= at - timedelta(n)]
        if not recent or came >= at:
            continue
        late = [day for day in recent if day >= at - timedelta(n // 2)]
        kept = any(later - timedelta(n) <= day < later for day in acts[customer])
        usual = (seen[-1] - seen[0]).days / (len(seen) - 1) if len(seen) > 1 else None
        found.append(
            dict(
                customer=customer, lost=not kept, quiet=(at - seen[-1]).days, times=len(seen), usual=usual,
                recent=len(recent), late=len(late), tenure=(at - came).days, **person,
            )
        )
    return found


def wilson(k, count):
    z = 1.959963984540054
    p = k / count
    middle, spread = p + z * z / (2 * count), z * math.sqrt(p * (1 - p) / count + z * z / (4 * count * count))
    return [100 * (middle - spread) / (1 + z * z / count), 100 * (middle + spread) / (1 + z * z / count)]


def reasons(one):
    yield "overdue", one["times"] >= 4 and one["quiet"] >= 7 and one["quiet"] > 3 * one["usual"]
    yield "falling", one["recent"] - one["late"] >= 4 and one["late"] * 2 <= one["recent"] - one["late"]
    yield "quiet", one["quiet"] * 2 > n


answers = {}


def group(name, members, rate=None):
    lost, count = sum(one["lost"] for one in members), len(members)
    low, high = wilson(lost, count)
    answers.update({f"{name}.customers": count, f"{name}.lost": lost, f"{name}.rate": 100 * lost / count})
    answers.update({f"{name}.low": low, f"{name}.high": high})
    if rate is not None:
        answers[f"{name}.lift"] = lost / count / rate
    return lost / count


period = looked_at(start, end)
answers["period.base"], answers["period.lost"] = len(period), sum(one["lost"] for one in period)
now = looked_at(end, end)
past = looked_at(end - timedelta(n), end)
rate = group("all", past)
for plan in ["Basic", "Team", "Business"]:
    group(f"by.plan.{plan}", [one for one in past if one["plan"] == plan], rate)
for reason in ["overdue", "falling", "quiet"]:
    group(f"seen.{reason}", [one for one in past if dict(reasons(one))[reason]], rate)

first = min(day for days in acts.values() for day in days)
looks, back = [], 2
while back <= 6 and first < end - timedelta((back + 1) * n):
    looks.append((end - timedelta(back * n), end - timedelta((back - 1) * n)))
    back += 1


def features(one):
    return [math.log(1 + one["quiet"]), math.log(1 + one["recent"]), one["late"] / one["recent"], math.log(1 + one["tenure"])]


training = [one for look in looks for one in looked_at(*look)]
answers["prediction.trained"] = len({one["customer"] for one in training})
rows = [features(one) for one in training]
means = [sum(column) / len(rows) for column in zip(*rows)]
spreads = [math.sqrt(sum((v - m) ** 2 for v in column) / len(rows)) for column, m in zip(zip(*rows), means)]
scaled = [[1] + [(v - m) / s for v, m, s in zip(row, means, spreads)] for row in rows]
weights = [0.0] * 5
for _ in range(6000):
    slope = [0.0] + [-w for w in weights[1:]]
    for x, one in zip(scaled, training):
        error = one["lost"] - 1 / (1 + math.exp(-sum(w * v for w, v in zip(weights, x))))
        for at in range(5):
            slope[at] += error * x[at]
    weights = [w + 2 * s / len(scaled) for w, s in zip(weights, slope)]
    if max(abs(s) for s in slope) < 1e-7:
        break


def chance(one):
    x = [1] + [(v - m) / s for v, m, s in zip(features(one), means, spreads)]
    return 100 / (1 + math.exp(-sum(w * v for w, v in zip(weights, x))))


lost = [chance(one) for one in past if one["lost"]]
kept = [chance(one) for one in past if not one["lost"]]
above = sum((a > b) + 0.5 * (a == b) for a in lost for b in kept)
answers["prediction.ranked"] = 100 * above / (len(lost) * len(kept))
answers["active"] = len(now)
answers["at-risk"] = sum(any(held for _, held in reasons(one)) or chance(one) >= 50 for one in now)
print(json.dumps(answers))
