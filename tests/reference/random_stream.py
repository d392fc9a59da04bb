"""The random stream written a second time, in Python, from its documentation: the origin of RandomStreamStabilityTests.

xoshiro256++ and SplitMix64 follow the authors' public-domain C sources (prng.di.unimi.it); the first two lines printed are the outputs
published for them. Run with any Python 3.
"""
import math

MASK = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15


def rotate(x, k):
    return ((x << k) | (x >> (64 - k))) & MASK


def splitmix(state):
    state = (state + GOLDEN) & MASK
    z = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return state, z ^ (z >> 31)


def name_hash(name):
    value = 0xCBF29CE484222325
    for octet in name.encode():
        value = ((value ^ octet) * 0x100000001B3) & MASK
    return value


class Stream:
    def __init__(self, state):
        self.state, self.spare = list(state), None

    @staticmethod
    def from_key(key):
        words = []
        for _ in range(4):
            key, word = splitmix(key)
            words.append(word)
        return Stream(words)

    def bits(self):
        s = self.state
        result = (rotate((s[0] + s[3]) & MASK, 23) + s[0]) & MASK
        t = (s[1] << 17) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotate(s[3], 45)
        return result

    def uniform(self):
        return (self.bits() >> 11) * 2.0 ** -53

    def gaussian(self):
        if self.spare is not None:
            value, self.spare = self.spare, None
            return value
        while True:
            u, v = 2 * self.uniform() - 1, 2 * self.uniform() - 1
            r2 = u * u + v * v
            if 0 < r2 < 1:
                factor = math.sqrt(-2 * math.log(r2) / r2)
                self.spare = v * factor
                return u * factor

    def exponential(self, mean):
        return -mean * math.log(1 - self.uniform())

    def index(self, count):
        return (self.bits() * count) >> 64

    def poisson(self, mean):
        if mean < 10:
            product, count = self.uniform(), 0
            while product > math.exp(-mean):
                product *= self.uniform()
                count += 1
            return count
        b = 0.931 + 2.53 * math.sqrt(mean)
        a = -0.059 + 0.02483 * b
        inverse_alpha = 1.1239 + 1.1328 / (b - 3.4)
        vr = 0.9277 - 3.6224 / (b - 2)
        while True:
            u, v = self.uniform() - 0.5, self.uniform()
            us = 0.5 - abs(u)
            k = math.floor((2 * a / us + b) * u + mean + 0.43) if us > 0 else -1
            if us >= 0.07 and v <= vr:
                return k
            if k < 0 or (us < 0.013 and v > us):
                continue
            if v == 0 or math.log(v * inverse_alpha / (a / (us * us) + b)) <= k * math.log(mean) - mean - math.lgamma(k + 1):
                return k


def branch(key, salt):
    return (splitmix(key ^ rotate(salt, 29))[1] + salt) & MASK


if __name__ == "__main__":
    published = Stream([1, 2, 3, 4])
    print("xoshiro256++", [published.bits() for _ in range(10)])
    state, words = 1234567, []
    for _ in range(4):
        state, word = splitmix(state)
        words.append(word)
    print("SplitMix64", words)
    seed = 20230607
    for name, sampler in [("Uniform", Stream.uniform), ("Gaussian", Stream.gaussian), ("Exponential(2)", lambda s: s.exponential(2)),
                          ("Poisson(3)", lambda s: s.poisson(3)), ("Poisson(50)", lambda s: s.poisson(50)),
                          ("Index(1000)", lambda s: s.index(1000))]:
        stream = Stream.from_key(seed)
        print(name, [sampler(stream) for _ in range(10)])
    toy = Stream.from_key(branch(branch(seed, name_hash("toys")), (17 * GOLDEN + 1) & MASK))
    print('["toys"][17]', [toy.uniform() for _ in range(3)])
