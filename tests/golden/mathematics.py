"""High-precision values of the seven functions of src/core/mathematics.

Run: python3 tests/golden/mathematics.py > tests/golden/mathematics.json
Standard library only: decimal with 60 digits (exp and ln are its own; tanh, cos from series). Each row is
[arguments..., nearest double, rest], where rest = (true value - nearest double) in units of its last place.
"""

import json
import math
import random
from decimal import Decimal, getcontext

getcontext().prec = 70
getcontext().Emin = -999999
getcontext().Emax = 999999
random.seed(20260101)


def arctan_inverse(n):
    total, term, k = Decimal(0), Decimal(1) / n, 0
    while abs(term) > Decimal(10) ** -75:
        total += term / (2 * k + 1)
        term, k = -term / (n * n), k + 1
    return total


PI = 4 * (4 * arctan_inverse(5) - arctan_inverse(239))


def cosine(x):
    x = x - (x / (2 * PI)).to_integral_value() * 2 * PI
    total, term, k = Decimal(0), Decimal(1), 0
    while abs(term) > Decimal(10) ** -75:
        total += term
        term, k = -term * x * x / ((2 * k + 1) * (2 * k + 2)), k + 1
    return total


def expm1(x):
    if abs(x) < Decimal("1e-9"):
        return x + x * x / 2 + x * x * x / 6 + x**4 / 24 + x**5 / 120 + x**6 / 720
    return x.exp() - 1


def log1p(x):
    if abs(x) < Decimal("1e-9"):
        return x - x * x / 2 + x**3 / 3 - x**4 / 4 + x**5 / 5 - x**6 / 6
    return (1 + x).ln()


def tanh(x):
    e = expm1(2 * x)
    return e / (e + 2)


def uniform(low, high, count):
    return [random.uniform(low, high) for _ in range(count)]


def magnitudes(low, high, count, signs=(1, -1)):
    return [random.choice(signs) * 10 ** random.uniform(low, high) for _ in range(count)]


def row(arguments, value):
    nearest = float(value)
    rest = (value - Decimal(nearest)) / Decimal(math.ulp(nearest))
    return [*arguments, nearest, round(float(rest), 6)]


def table(function, arguments):
    return [row([x], function(Decimal(x))) for x in arguments]


def powers():
    pairs = list(zip(uniform(0, 3, 150), uniform(-40, 40, 150)))
    pairs += list(zip(magnitudes(-300, 300, 100, (1,)), uniform(-1, 1, 100)))
    pairs += [(x, random.uniform(-690, 690) / math.log(x)) for x in uniform(1.0001, 9, 150)]
    pairs += [(random.uniform(0.9, 1.1), float(random.randint(-5000, 5000))) for _ in range(100)]
    pairs += [(-3.0, 5.0), (-0.5, -4.0), (2.0, 0.5), (10.0, 308.0), (10.0, -320.0), (5e-324, 0.5), (0.7, 0.3)]
    rows = []
    for x, y in pairs:
        value = (Decimal(y) * Decimal(abs(x)).ln()).exp()
        if x < 0 and y % 2 == 1:
            value = -value
        if Decimal("1e-322") < abs(value) < Decimal("1.7e308"):
            rows.append(row([x, y], value))
    return rows


json.dump(
    {
        "exp": table(lambda x: x.exp(), uniform(-700, 700, 200) + uniform(-2, 2, 250) + magnitudes(-18, 0, 60) + [-745.0, -720.5, 709.78, 1.234567, 1.0, 0.5]),
        "expm1": table(expm1, uniform(-40, 100, 150) + uniform(-2, 2, 350) + magnitudes(-18, 0, 80) + [700.0, 0.34657, -0.34658, 1.0397]),
        "log": table(lambda x: x.ln(), magnitudes(-307, 308, 150, (1,)) + uniform(0.5, 2, 350) + uniform(2, 1000, 50) + [5e-324, 1e-310, 1.7976931348623157e308, 0.001, 0.002, 0.95, 0.96, 32000.0]),
        "log1p": table(log1p, uniform(-0.9999, 2, 350) + magnitudes(-18, 0, 80, (1,)) + uniform(1, 1e6, 50) + magnitudes(10, 308, 30, (1,)) + [-1e-10, -1e-5]),
        "tanh": table(tanh, uniform(-3, 3, 450) + uniform(-21, 21, 60) + magnitudes(-12, 0, 80)),
        "cos": table(cosine, uniform(-7, 7, 300) + uniform(-1000, 1000, 100) + uniform(-1e6, 1e6, 60) + [1.5707963267948966, 3.141592653589793, 6.283185307179586, 0.7853981633974483] + [float(n * PI / 2) for n in (3, 5, 7, 11, 33, 355, 1001, 20001, 100003, 333333, 600000)]),
        "pow": powers(),
    },
    __import__("sys").stdout,
    separators=(",", ":"),
)
print()
