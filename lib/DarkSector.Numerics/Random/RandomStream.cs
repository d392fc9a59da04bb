using System.Numerics;
using System.Text;
using static System.FormattableString;

namespace DarkSector.Numerics.Random;

/// <summary>A stream of random numbers, given by a seed and a path of names.</summary>
/// <remarks>
/// The generator is xoshiro256++ (Blackman and Vigna, ACM Trans. Math. Softw. 47, 36 (2021)); its four state words are drawn by
/// SplitMix64 from a 64-bit key. The key starts as the seed and absorbs every step of the path: the FNV-1a hash of a name, or a multiple
/// of the golden ratio for a number.
/// So a branch depends on seed and path alone: adding a branch shifts no other one, and parallel work that takes one branch
/// per block gives the same numbers for any number of threads. A stream itself is not thread-safe.
/// </remarks>
public sealed class RandomStream
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    private readonly ulong _key;
    private ulong _s0, _s1, _s2, _s3;
    private double _spareGaussian = double.NaN;

    private RandomStream(ulong key, string path)
    {
        _key = key;
        Path = path;
        var state = key;
        (_s0, _s1, _s2, _s3) = (SplitMix(ref state), SplitMix(ref state), SplitMix(ref state), SplitMix(ref state));
    }

    private RandomStream((ulong, ulong, ulong, ulong) state)
    {
        Path = "state";
        (_s0, _s1, _s2, _s3) = state;
    }

    /// <summary>The root stream of a seed.</summary>
    public static RandomStream FromSeed(ulong seed) => new(seed, $"seed {seed}");

    /// <summary>A stream in a given state, for comparison with published outputs of the generator.</summary>
    internal static RandomStream FromState(ulong s0, ulong s1, ulong s2, ulong s3) => new((s0, s1, s2, s3));

    /// <summary>Seed and names that lead to this stream, such as `seed 1/toys/17`.</summary>
    public string Path { get; }

    /// <summary>The branch of a name. It does not depend on how many numbers this stream has given.</summary>
    public RandomStream this[string name]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(name);
            return Branch(HashOf(name), name);
        }
    }

    /// <summary>The branch of a number: toy 17, block 3.</summary>
    public RandomStream this[int index] => Branch((ulong)index * GoldenGamma + 1, index.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_s0 + _s3, 23) + _s0;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1), a multiple of 2^-53.</summary>
    public double Uniform() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform between two numbers.</summary>
    public double Uniform(double low, double high) => low + (high - low) * Uniform();

    /// <summary>Normal with mean 0 and standard deviation 1, by Marsaglia's polar method.</summary>
    public double Gaussian()
    {
        if (!double.IsNaN(_spareGaussian))
        {
            var spare = _spareGaussian;
            _spareGaussian = double.NaN;
            return spare;
        }
        double u, v, r2;
        do
        {
            u = 2 * Uniform() - 1;
            v = 2 * Uniform() - 1;
            r2 = u * u + v * v;
        }
        while (r2 >= 1 || r2 == 0);
        var factor = Math.Sqrt(-2 * Math.Log(r2) / r2);
        _spareGaussian = v * factor;
        return u * factor;
    }

    /// <summary>Normal with given mean and standard deviation.</summary>
    /// <param name="mean">Mean.</param>
    /// <param name="sigma">Standard deviation, not negative.</param>
    public double Gaussian(double mean, double sigma)
    {
        if (sigma < 0)
            throw new ArgumentOutOfRangeException(nameof(sigma), Invariant($"sigma = {sigma}; a standard deviation is >= 0."));
        return mean + sigma * Gaussian();
    }

    /// <summary>Exponential with given mean.</summary>
    /// <param name="mean">Mean, not negative.</param>
    public double Exponential(double mean)
    {
        if (mean < 0)
            throw new ArgumentOutOfRangeException(nameof(mean), Invariant($"mean = {mean}; an exponential needs a mean >= 0."));
        return -mean * Math.Log(1 - Uniform());
    }

    /// <summary>A whole number in [0, count), each equally likely.</summary>
    /// <param name="count">How many numbers to choose from, at least 1.</param>
    public int Index(int count)
    {
        if (count < 1)
            throw new ArgumentOutOfRangeException(nameof(count), $"count = {count}; there must be at least 1 number to choose from.");
        return (int)Math.BigMul(NextBits(), (ulong)count, out _);
    }

    /// <summary>A Poisson count.</summary>
    /// <remarks>Multiplication of uniforms below a mean of 10; above it Hoermann's transformed rejection PTRS
    /// (Insurance: Mathematics and Economics 12, 39 (1993)).</remarks>
    /// <param name="mean">Expected count in [0, 1e12]; beyond, rounding would shape the distribution.</param>
    public long Poisson(double mean)
    {
        if (mean is not (>= 0 and <= 1e12))
            throw new ArgumentOutOfRangeException(nameof(mean), Invariant($"A Poisson mean of {mean} is not in [0, 1e12]."));
        return mean < 10 ? PoissonByMultiplication(mean) : PoissonByRejection(mean);
    }

    private long PoissonByMultiplication(double mean)
    {
        var limit = Math.Exp(-mean);
        var product = Uniform();
        long count = 0;
        while (product > limit)
        {
            product *= Uniform();
            count++;
        }
        return count;
    }

    private long PoissonByRejection(double mean)
    {
        var logMean = Math.Log(mean);
        var b = 0.931 + 2.53 * Math.Sqrt(mean);
        var a = -0.059 + 0.02483 * b;
        var inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
        var vr = 0.9277 - 3.6224 / (b - 2);
        while (true)
        {
            var u = Uniform() - 0.5;
            var v = Uniform();
            var us = 0.5 - Math.Abs(u);
            var k = Math.Floor((2 * a / us + b) * u + mean + 0.43);
            if (us >= 0.07 && v <= vr)
                return (long)k;
            if (k < 0 || (us < 0.013 && v > us))
                continue;
            if (Math.Log(v * inverseAlpha / (a / (us * us) + b)) <= k * logMean - mean - MathNet.Numerics.SpecialFunctions.GammaLn(k + 1))
                return (long)k;
        }
    }

    private RandomStream Branch(ulong salt, string name)
    {
        var state = _key ^ BitOperations.RotateLeft(salt, 29);
        return new RandomStream(SplitMix(ref state) + salt, $"{Path}/{name}");
    }

    private static ulong HashOf(string name)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var octet in Encoding.UTF8.GetBytes(name))
            hash = (hash ^ octet) * 0x100000001B3;
        return hash;
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += GoldenGamma;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
