using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;

namespace DarkSector.Numerics.Tests.Learning;

/// <summary>Signal and background that overlap in `x` and `y`; `noise` tells nothing.</summary>
internal static class TwoClasses
{
    public static readonly IReadOnlyList<string> Features = ["x", "y", "noise"];

    public static EventTable Signal(int events, ulong seed = 1) => Draw("signal events", events, 1, RandomStream.FromSeed(seed)["signal"]);

    public static EventTable Background(int events, ulong seed = 1) => Draw("background events", events, -1, RandomStream.FromSeed(seed)["background"]);

    private static EventTable Draw(string name, int events, int sign, RandomStream rng)
    {
        var (x, y, noise, id) = (new double[events], new double[events], new double[events], new double[events]);
        for (var i = 0; i < events; i++)
        {
            (x[i], noise[i], id[i]) = (rng.Gaussian(0.5 * sign, 1), rng.Gaussian(), rng.Uniform());
            y[i] = sign * 0.8 * x[i] + rng.Gaussian();
        }
        return EventTable.FromColumns(name, ("x", x), ("y", y), ("noise", noise), ("id", id));
    }
}
