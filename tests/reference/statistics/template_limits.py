"""Limits of template models at 20 digits, every bin factor kept as an explicit parameter.

Independent of the library: the stationarity conditions of the full likelihood are solved with mpmath (1.3.0), one side of theta = 0 at a
time where a normsys is asymmetric (interpolation code 1). Writes template_limits.json.
"""
import itertools
import json
from mpmath import mp, mpf, log, exp, sqrt, ncdf, findroot, matrix, lu_solve

mp.dps = 20


def M(x):
    """A number as written; "1/1.11" for an exactly symmetric factor."""
    if isinstance(x, str):
        top, bottom = x.split("/")
        return mpf(top) / mpf(bottom)
    return mpf(repr(x)) if isinstance(x, float) else mpf(x)


class Model:
    """samples: name -> yields; first is the signal. norms: (nuisance, sample, lo, hi). stat: sample -> variances. shape: sample -> sigmas."""

    def __init__(self, spec):
        self.names = list(spec["samples"])
        self.y = [[M(v) for v in spec["samples"][s]] for s in self.names]
        self.nb = len(self.y[0])
        self.nuis = list(dict.fromkeys(n[0] for n in spec["norms"]))
        self.up, self.dn = {}, {}
        for nuis, sample, lo, hi in spec["norms"]:
            k = (self.names.index(sample), self.nuis.index(nuis))
            self.up[k], self.dn[k] = log(M(hi)), -log(M(lo))
        self.kind = [None] * self.nb
        for b in range(self.nb):
            group = [self.names.index(s) for s in spec.get("stat", {})]
            if group:
                var = sum(M(spec["stat"][self.names[s]][b]) for s in group)
                tot = sum(self.y[s][b] for s in group)
                if var > 0 and tot > 0:
                    self.kind[b] = ("gauss", sqrt(var) / tot, group)
            for s, sig in spec.get("shape", {}).items():
                i = self.names.index(s)
                if M(sig[b]) > 0 and self.y[i][b] > 0:
                    self.kind[b] = ("pois", (self.y[i][b] / M(sig[b])) ** 2, [i])
        self.K = len(self.nuis)

    def pieces(self, p, sides):
        th, ga = p[1:1 + self.K], p[1 + self.K:]
        logf = [[(self.up if sides[k] else self.dn).get((s, k), mpf(0)) for k in range(self.K)] for s in range(len(self.y))]
        F = [exp(sum(a * t for a, t in zip(logf[s], th))) * (p[0] if s == 0 else 1) for s in range(len(self.y))]
        return logf, F, th, ga

    def nll(self, p, data, sides):
        logf, F, th, ga = self.pieces(p, sides)
        n, cen, gcen = data
        v = sum((t - c) ** 2 for t, c in zip(th, cen)) / 2
        for b in range(self.nb):
            nu = sum(F[s] * self.y[s][b] * (ga[b] if self.kind[b] and s in self.kind[b][2] else 1) for s in range(len(F)))
            v += nu - n[b] - (n[b] * log(nu / n[b]) if n[b] > 0 else 0)
            if self.kind[b] and self.kind[b][0] == "gauss":
                v += (ga[b] - gcen[b]) ** 2 / (2 * self.kind[b][1] ** 2)
            if self.kind[b] and self.kind[b][0] == "pois":
                tau = self.kind[b][1]
                v += tau * (ga[b] - gcen[b]) - tau * gcen[b] * log(ga[b] / gcen[b])
        return v

    def gradient(self, p, data, sides):
        logf, F, th, ga = self.pieces(p, sides)
        n, cen, gcen = data
        g = [mpf(0)] * len(p)
        for k in range(self.K):
            g[1 + k] += th[k] - cen[k]
        for b in range(self.nb):
            inn = self.kind[b][2] if self.kind[b] else []
            part = [F[s] * self.y[s][b] * (ga[b] if s in inn else 1) for s in range(len(F))]
            nu = sum(part)
            r = 1 - (n[b] / nu if n[b] > 0 else 0)
            g[0] += r * (part[0] / p[0] if p[0] != 0 else exp(sum(a * t for a, t in zip(logf[0], th))) * self.y[0][b] * (ga[b] if 0 in inn else 1))
            for k in range(self.K):
                g[1 + k] += r * sum(logf[s][k] * part[s] for s in range(len(F)))
            i = 1 + self.K + b
            if not self.kind[b]:
                g[i] = ga[b] - 1
            else:
                g[i] += r * sum(part[s] for s in inn) / ga[b]
                tau = self.kind[b][1]
                g[i] += (ga[b] - gcen[b]) / tau ** 2 if self.kind[b][0] == "gauss" else tau * (1 - gcen[b] / ga[b])
        return g

    def minimise(self, p, free, data, sides):
        """Damped Newton with a differenced Hessian over the free parameters, to 1e-16 in the gradient."""
        p, f = list(p), self.nll(p, data, sides)
        for _ in range(60):
            g = self.gradient(p, data, sides)
            if max(abs(g[i]) for i in free) < mpf("1e-15"):
                return p, f
            H, h = matrix(len(free)), mpf("1e-8")
            for b_, j in enumerate(free):
                up, dn = list(p), list(p)
                up[j] += h
                dn[j] -= h
                gu, gd = self.gradient(up, data, sides), self.gradient(dn, data, sides)
                for a_, i in enumerate(free):
                    H[a_, b_] = (gu[i] - gd[i]) / (2 * h)
            step = lu_solve(H, matrix([-g[i] for i in free]))
            t = mpf(1)
            while t > mpf("1e-15"):
                q = list(p)
                for a_, i in enumerate(free):
                    q[i] += t * step[a_]
                if all(x > 0 for x in q[1 + self.K:]) and (t < mpf("1e-12") or self.nll(q, data, sides) <= f + mpf("1e-17")):
                    break
                t /= 2
            p, f = q, self.nll(q, data, sides)
        raise ArithmeticError("no convergence")

    def fit(self, mu, data):
        """Best of all sides of the kinks; at fixed mu, or free and not below zero when mu is None."""
        best = None
        kinked = [k for k in range(self.K) if any(abs(self.up[i] - self.dn[i]) > mpf("1e-12") for i in self.up if i[1] == k)]
        for choice in itertools.product([True, False], repeat=len(kinked)):
            sides = [True] * self.K
            for k, side in zip(kinked, choice):
                sides[k] = side
            for at_kink in itertools.product([False, True], repeat=len(kinked)):
                frozen = [1 + k for k, z in zip(kinked, at_kink) if z]
                for strength in ([mu] if mu is not None else ["free", mpf(0)]):
                    start = [mpf(1) if strength == "free" else strength] + [mpf(0)] * self.K + [mpf(1)] * self.nb
                    free = [i for i in range(len(start)) if i not in frozen and (i > 0 or strength == "free")]
                    try:
                        p, f = self.minimise(start, free, data, sides)
                    except (ArithmeticError, ValueError, TypeError, ZeroDivisionError):
                        continue
                    inside = all((p[1 + k] >= 0) == side or p[1 + k] == 0 for k, side in zip(kinked, choice))
                    if inside and p[0] >= 0 and (best is None or f < best[1]):
                        best = (p, f, sides)
        return best

    def asimov(self, best):
        p, _, sides = best
        _, F, th, ga = self.pieces(p, sides)
        n = [sum(F[s] * self.y[s][b] * (ga[b] if self.kind[b] and s in self.kind[b][2] else 1) for s in range(len(F))) for b in range(self.nb)]
        return n, th, ga


def analyse(spec):
    m = Model(spec)
    data = ([M(v) for v in spec["observations"]], [mpf(0)] * m.K, [mpf(1)] * m.nb)
    free, zero = m.fit(None, data), m.fit(mpf(0), data)
    asimov = m.asimov(zero)
    rootA = lambda mu: sqrt(max(mpf(0), 2 * m.fit(mu, asimov)[1]))

    def cls(mu):
        q = mpf(0) if mu <= free[0][0] else sqrt(2 * (m.fit(mu, data)[1] - free[1]))
        a = rootA(mu)
        if q <= a:
            return ncdf(-q) / ncdf(a - q)
        return ncdf(-(q * q + a * a) / (2 * a)) / ncdf(-(q * q - a * a) / (2 * a))

    band = lambda mu: [ncdf(-(rootA(mu) - N)) / ncdf(N) for N in (-2, -1, 0, 1, 2)]
    out = {"strength": float(free[0][0]), "nuisances": {n: float(v) for n, v in zip(m.nuis, free[0][1:])},
           "CLs_obs": float(cls(mpf(1))), "CLs_exp": [float(v) for v in band(mpf(1))], "limits": {}}
    for level in (0.9, 0.95):
        alpha = 1 - M(level)
        solve = lambda f: float(findroot(f, (M(spec["start"]), 2 * M(spec["start"])), solver="secant", tol=1e-24))
        exp_ = [solve(lambda mu: log(ncdf(-(rootA(abs(mu)) - N)) / ncdf(N) / alpha)) for N in (-2, -1, 0, 1, 2)]
        out["limits"][str(level)] = {"obs": solve(lambda mu: log(cls(abs(mu)) / alpha)), "exp": exp_}
    return out


CASES = {
    "coupled normsys with a kink (pyhf validation, control and signal channel)": dict(
        samples={"signal": [0, 0, 10, 35], "bkg1": [0, 0, 100, 100], "bkg2": [0, 0, 50, 100], "control": [100, 100, 0, 0]},
        norms=[["coupled", "bkg1", 0.9, 1.1], ["coupled", "bkg2", 0.5, 1.5], ["coupled", "control", 0.9, 1.1]],
        observations=[110, 105, 105, 220], start=1.5),
    "realistic counting experiment of the Combine documentation": dict(
        samples={"ggH": [1.47], "qqWW": [0.64], "ggWW": [0.06], "others": [0.22]},
        norms=[["lumi", "ggH", "1/1.11", 1.11], ["lumi", "ggWW", "1/1.11", 1.11], ["xs_ggH", "ggH", "1/1.16", 1.16],
               ["xs_ggWW", "ggWW", "1/1.5", 1.5], ["bg_others", "others", "1/1.3", 1.3]],
        shape={"qqWW": [0.32]}, observations=[0], start=1.5),
    "statistics of the simulation with shared normalisations": dict(
        samples={"signal": [1.0, 6.0, 2.5, 0.0], "mumu": [20.0, 12.0, 7.0, 4.0], "tautau": [3.0, 5.0, 8.0, 9.0], "other": [0.0, 1.5, 0.5, 2.0]},
        norms=[["luminosity", s, "1/1.02", 1.02] for s in ("signal", "mumu", "tautau", "other")]
        + [["efficiency", "signal", "1/1.08", 1.08], ["tau", "tautau", "1/1.2", 1.2], ["shared", "mumu", "1/1.05", 1.05], ["shared", "tautau", "1/0.9", 0.9]],
        stat={"mumu": [6.0, 4.0, 2.5, 2.0], "tautau": [0.6, 1.1, 1.4, 2.2]}, observations=[27, 15, 19, 12], start=0.8),
}

if __name__ == "__main__":
    cases = [dict(name=name, inputs={k: v for k, v in spec.items() if k != "start"}, expected=analyse(spec)) for name, spec in CASES.items()]
    result = {"origin": "template_limits.py: full likelihood with explicit bin factors, mpmath 1.3.0 with 20 digits", "cases": cases}
    with open("template_limits.json", "w") as f:
        json.dump(result, f, indent=1)
        f.write("\n")
