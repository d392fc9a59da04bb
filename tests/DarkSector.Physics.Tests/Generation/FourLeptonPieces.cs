using MathNet.Numerics.Integration;

namespace DarkSector.Physics.Tests.Generation;

/// <summary>Both parts of e+e- -> l+l- L+L- without interference, by quadrature of formulas that were traced.</summary>
internal static class FourLeptonPieces
{
    private const int Order = 64;
    private const double Alpha = PhysicalConstants.FineStructure;

    /// <summary>e+e- -> gamma*(a) gamma*(b), each of which makes a pair [fb]; optionally the part with ln(M) of the first pair in a range.</summary>
    /// <remarks>(1/4) Sum |M|^2 = 2 e^4 [t/u + u/t + 2 s (a + b)/(t u) - a b (1/t^2 + 1/u^2)] for two photons of squared masses a and b.</remarks>
    public static double Conversion(double sqrtS, double mass1, double mass2, double? from = null, double? to = null) =>
        Smooth(2 * (from ?? Math.Log(2 * mass1)), 2 * (to ?? Math.Log(sqrtS - 2 * mass2)), logA =>
        {
            var a = Math.Exp(logA);
            return Pair(a, mass1) * Smooth(Math.Log(4 * mass2 * mass2), 2 * Math.Log(sqrtS - Math.Sqrt(a)), logB =>
                Pair(Math.Exp(logB), mass2) * TwoPhotons(sqrtS * sqrtS, a, Math.Exp(logB)));
        });

    /// <summary>A pair that radiates a photon, which makes the other pair [fb]; optionally the part with ln(M) of the radiated pair in a range.</summary>
    /// <remarks>The cross-section of f fbar V, V of coupling e and squared mass b, times the spectrum of pairs.</remarks>
    public static double Radiation(double sqrtS, double radiating, double radiated, double? from = null, double? to = null) =>
        Smooth(2 * (from ?? Math.Log(2 * radiated)), 2 * (to ?? Math.Log(sqrtS - 2 * radiating)), logB =>
            Pair(Math.Exp(logB), radiated) * RadiatedVector(sqrtS, radiating, Math.Exp(logB)));

    // (alpha/3 pi) (1 + 2r) sqrt(1 - 4r): pairs from a virtual photon, in d ln(q^2).
    private static double Pair(double squared, double mass)
    {
        var r = mass * mass / squared;
        return Alpha / (3 * Math.PI) * (1 + 2 * r) * Math.Sqrt(Math.Max(0, 1 - 4 * r));
    }

    private static double TwoPhotons(double s, double a, double b)
    {
        // t, u = -A (1 -+ beta cos), beta cos = tanh(x)
        var half = (s - a - b) / 2;
        var root = Math.Sqrt(Math.Max(0, half * half - a * b));
        var range = Math.Log((half + root) / Math.Sqrt(a * b));
        return PhysicalConstants.HbarCSquared / (32 * Math.PI * s) * 4 / s * half * GaussLegendreRule.Integrate(x =>
        {
            var (t, u) = (-2 * half / (1 + Math.Exp(2 * x)), -2 * half / (1 + Math.Exp(-2 * x)));
            var squared = t / u + u / t + 2 * s * (a + b) / (t * u) - a * b * (1 / (t * t) + 1 / (u * u));
            return Math.Pow(4 * Math.PI * Alpha, 2) * squared / Math.Pow(Math.Cosh(x), 2);
        }, -range, range, Order);
    }

    // W_V of MuonPairZPrime.TotalCrossSection, for any lepton.
    private static double RadiatedVector(double sqrtS, double mass, double b)
    {
        var (s, a) = (sqrtS * sqrtS, mass * mass);
        return PhysicalConstants.HbarCSquared * Alpha * Alpha * 4 * Math.PI * Alpha / (48 * Math.PI * s * s * s)
            * new Physics.Generation.Channels.DalitzRegion(sqrtS, mass, Math.Sqrt(b)).Integrate((d1, d2) =>
                8 * (d1 / d2 + d2 / d1) - (32 * a + 16 * b + 16 * s) * (1 / d1 + 1 / d2)
                + (16 * s * s + 32 * s * b + 16 * b * b - 64 * a * a) / (d1 * d2)
                - (32 * a * a + 16 * a * b + 16 * s * a + 8 * s * b) * (1 / (d1 * d1) + 1 / (d2 * d2)));
    }

    // Substitution x = u^2 (3 - 2u), which takes out square roots at both ends.
    private static double Smooth(double low, double high, Func<double, double> function) =>
        high <= low ? 0 : GaussLegendreRule.Integrate(u => 6 * u * (1 - u) * (high - low) * function(low + u * u * (3 - 2 * u) * (high - low)), 0, 1, Order / 2);
}
