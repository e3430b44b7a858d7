"""Least-maximum polynomials of the elementary functions in src/CompiledNet/Numerics (Remez' goal reached by Lawson's
iteratively reweighted least squares, in 60 digits). Prints each with its largest error relative to the goal."""
import mpmath as mp

mp.mp.dps = 60


def fit(function, low, high, degree, weight=lambda x: 1, rounds=60):
    """Coefficients c[0..degree] that make max |weight (function - polynomial)| small on [low, high]."""
    count = 6 * (degree + 1)
    nodes = [(low + high) / 2 + (high - low) / 2 * mp.cos(mp.pi * (i + mp.mpf(1) / 2) / count) for i in range(count)]
    goal = [function(x) for x in nodes]
    scale = [weight(x) for x in nodes]
    lawson = [mp.mpf(1) / count] * count
    best = None
    for _ in range(rounds):
        rows = [[mp.sqrt(l) * s * x**k for k in range(degree + 1)] for l, s, x in zip(lawson, scale, nodes)]
        right = [mp.sqrt(l) * s * g for l, s, g in zip(lawson, scale, goal)]
        a, b = mp.matrix(rows), mp.matrix(right)
        c = mp.lu_solve(a.T * a, a.T * b)
        error = [abs(s * (g - mp.polyval(list(c)[::-1], x))) for s, g, x in zip(scale, goal, nodes)]
        if best is None or max(error) < best[0]:
            best = (max(error), list(c))
        lawson = [l * e for l, e in zip(lawson, error)]
        total = sum(lawson)
        lawson = [l / total for l in lawson]
    return best


def fit_rational(function, low, high, degree, weight, rounds=60):
    """The same for p(x) / q(x), both of one degree, q[0] = 1: linear by weighing with the denominator of the round before."""
    count = 8 * (2 * degree + 1)
    nodes = [(low + high) / 2 + (high - low) / 2 * mp.cos(mp.pi * (i + mp.mpf(1) / 2) / count) for i in range(count)]
    lawson, last, best = [mp.mpf(1) / count] * count, [mp.mpf(1)] * count, None
    for _ in range(rounds):
        scale = [mp.sqrt(l) * weight(x) / d for l, d, x in zip(lawson, last, nodes)]
        rows = [[s * x**k for k in range(degree + 1)] + [-s * function(x) * x**k for k in range(1, degree + 1)] for s, x in zip(scale, nodes)]
        a, b = mp.matrix(rows), mp.matrix([s * function(x) for s, x in zip(scale, nodes)])
        c = list(mp.lu_solve(a.T * a, a.T * b))
        p, q = c[:degree + 1], [mp.mpf(1)] + c[degree + 1:]
        last = [mp.polyval(q[::-1], x) for x in nodes]
        error = [abs(weight(x) * (function(x) - mp.polyval(p[::-1], x) / d)) for x, d in zip(nodes, last)]
        if best is None or max(error) < best[0]: best = (max(error), p + q)
        lawson = [l * mp.sqrt(e) for l, e in zip(lawson, error)]
    return best


def show(name, result):
    error, coefficients = result
    print(f"{name}: error {mp.nstr(error, 3)}")
    for k, c in enumerate(coefficients):
        print(f"    c{k} = {mp.nstr(c, 19)}")


r = mp.log(2) / 2 * mp.mpf("1.001")
exponential = lambda x: (mp.exp(x) - 1 - x) / x**2 if abs(x) > mp.mpf("1e-12") else mp.mpf(1) / 2
show("exp(r) = 1 + r + r^2 P(r), float", fit(exponential, -r, r, 4, lambda x: x**2 / mp.exp(x)))
show("exp(r) = 1 + r + r^2 P(r), double", fit(exponential, -r, r, 9, lambda x: x**2 / mp.exp(x)))

z = ((mp.sqrt(2) - 1) / (mp.sqrt(2) + 1)) ** 2 * mp.mpf("1.001")
logarithm = lambda w: (2 * mp.atanh(mp.sqrt(w)) / mp.sqrt(w) - 2) / w if w > mp.mpf("1e-15") else mp.mpf(2) / 3
show("log((1+s)/(1-s)) = 2s + s z Q(z), z = s^2, float", fit(logarithm, mp.mpf(0), z, 2, lambda w: w / 2))
show("log((1+s)/(1-s)) = 2s + s z Q(z), z = s^2, double", fit(logarithm, mp.mpf(0), z, 6, lambda w: w / 2))

near = lambda w: mp.erf(mp.sqrt(w)) / mp.sqrt(w) if w > mp.mpf("1e-15") else 2 / mp.sqrt(mp.pi)
show("erf(x) = x E(x^2), |x| <= 1, float", fit(near, mp.mpf(0), mp.mpf("1.001"), 6, lambda w: 1 / near(w)))
show("erf(x) = x E(x^2), |x| <= 1, double", fit(near, mp.mpf(0), mp.mpf("1.001"), 11, lambda w: 1 / near(w)))

for precision, shift, end, degree in (("float", 2, 4, 4), ("double", 2, 6, 12)):
    low, high = 1 / mp.mpf(end + shift), 1 / mp.mpf(1 + shift)
    t = lambda u: 1 / u - shift
    far = lambda u: mp.exp(t(u) ** 2) * mp.erfc(t(u))
    show(f"erfc(t) = exp(-t^2) F(1/(t+{shift})), 1 <= t <= {end}, {precision}",
         fit(far, low, high, degree, lambda u: mp.exp(-t(u) ** 2)))

quotient = lambda u: mp.tanh(mp.sqrt(u)) / mp.sqrt(u) if u > mp.mpf("1e-15") else mp.mpf(1)
show("tanh(x) = x P(x^2) / Q(x^2), |x| <= 7.2: P, then Q", fit_rational(quotient, mp.mpf(0), mp.mpf("7.2") ** 2, 3, mp.sqrt))
