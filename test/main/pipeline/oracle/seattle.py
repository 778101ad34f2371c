"""Recomputes the briefing of November 2015 from vega-datasets' seattle-weather.csv, with nothing but Python.

python3 test/main/pipeline/oracle/seattle.py node_modules/vega-datasets/data/seattle-weather.csv
The numbers it prints are the expected ones of briefing-history.test.ts.
"""

import csv
import json
import math
import statistics
import sys
from collections import defaultdict
from datetime import date
from fractions import Fraction


def months_back(year, month, n):
    total = year * 12 + month - 1 - n
    return total // 12, total % 12 + 1


def quantile(values, share):
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low = math.floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


by_month = defaultdict(Fraction)
weather = defaultdict(Fraction)
with open(sys.argv[1]) as file:
    for row in csv.DictReader(file):
        day = date.fromisoformat(row["date"])
        amount = Fraction(row["precipitation"])
        by_month[day.year, day.month] += amount
        if (day.year, day.month) == (2015, 11):
            weather[row["weather"]] += amount

h = [float(by_month[months_back(2015, 11, n)]) for n in range(27)]
now, past = h[0], h[1:]
median = statistics.median(past)
mad = statistics.median(abs(value - median) for value in past)
slopes = [(h[a] - h[b]) / (b - a) for a in range(27) for b in range(a + 1, 27)]
signs = sum((h[a] > h[b]) - (h[a] < h[b]) for a in range(27) for b in range(a + 1, 27))
spread = math.sqrt(27 * 26 * (2 * 27 + 5) / 18)
changes = [h[n] - h[n + 1] for n in range(26)]
year_ago = float(by_month[2014, 11])
print(
    json.dumps(
        {
            "total": now,
            "total.before": h[1],
            "total.percent": 100 * (now - h[1]) / h[1],
            "by.weather.rain": float(weather["rain"]),
            "history.count": len(past),
            "history.median": median,
            "history.low": quantile(past, 0.25),
            "history.high": quantile(past, 0.75),
            "history.score": 0.6745 * (now - median) / mad,
            "trend.slope": statistics.median(slopes),
            "trend.score": (signs - (signs > 0) + (signs < 0)) / spread,
            "outlook.low": max(0, now + quantile(changes, 0.1)),
            "outlook.high": now + quantile(changes, 0.9),
            "outlook.changes": len(changes),
            "year-ago.total": year_ago,
            "year-ago.percent": 100 * (now - year_ago) / year_ago,
        },
        indent=2,
    )
)
