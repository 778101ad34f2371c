"""Recomputes the market report of 1 March 2010 from vega-datasets' stocks.csv, with nothing but Python.

python3 test/main/pipeline/oracle/stocks.py node_modules/vega-datasets/data/stocks.csv
The numbers it prints are the expected ones of market.test.ts.
"""

import csv
import json
import math
import statistics
import sys
from collections import defaultdict
from datetime import datetime, timedelta

prices = defaultdict(list)
with open(sys.argv[1]) as file:
    for row in csv.DictReader(file):
        day = datetime.strptime(row["date"], "%b %d %Y").date()
        prices[row["symbol"]].append((day, float(row["price"])))

facts = {}
for symbol in sorted(prices):
    days = sorted(prices[symbol])
    (today, last) = days[-1]

    def change(before):
        return round(100 * (last / before - 1), 6) if before else None

    def last_where(test):
        found = [price for day, price in days if test(day)]
        return found[-1] if found else None

    newest = [price for _, price in days[-61:]]
    returns = [math.log(b / a) for a, b in zip(newest, newest[1:])]
    facts[symbol] = [
        last,
        change(days[-2][1]),
        change(last_where(lambda day: day <= today - timedelta(days=7))),
        change(last_where(lambda day: day < today.replace(day=1))),
        change(last_where(lambda day: day < today.replace(month=1, day=1))),
        round(100 * statistics.stdev(returns), 5),
        change(max(price for _, price in days[-60:])),
    ]
print(json.dumps(facts))
