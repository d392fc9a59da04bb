using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Models;
using DarkSector.Physics.Searches;
using DarkSector.Physics.Systematics;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Searches;

/// <summary>A background of which all is known: selected, flat in the squared recoil mass from 4 to 14 GeV^2, of any shape in the recoil angle.</summary>
internal static class FlatBackground
{
    private const double Low = 4, Width = 10;
    private static readonly string[] Passed = ["mu1Px", "mu1Py", "mu1Pz", "mu1E", "mu2Px", "mu2Py", "mu2Pz", "mu2E", "mu1IsMuon", "mu2IsMuon", "twoTrackTrigger", "vetoSurvival",
        "openingAngleCms", "dimuonPtCms", "recoilTheta", "dimuonPtFraction", "slowMuonFraction"];

    /// <summary>No systematic uncertainty.</summary>
    public static SystematicTable NoSystematics { get; } = new("none");

    /// <summary>Angles of selected signal events of 3 GeV, sorted [rad].</summary>
    public static double[] SignalAngles(ZPrimeInvisible search) =>
        [.. ZPrimeSelection.Cuts.OfSignal(search.Signal(LmuLtauZPrime.FullyInvisible(3, 1), 20_000, InvisibleSearchSamples.Seed["angles"]))["recoilThetaCms"].Order()];

    /// <summary>A fit of a background that is distributed in angle as the signal is, so finely simulated that its statistics do not matter.</summary>
    /// <param name="search">The search.</param>
    /// <param name="density">Events per GeV^2.</param>
    /// <param name="rng">Random numbers of the pseudo-data.</param>
    public static RecoilMassFit Fit(ZPrimeInvisible search, double density, RandomStream rng) =>
        Fit(search, density, Spread(SignalAngles(search), 200_000), rng);

    /// <summary>A fit of a background with given angles, one for each simulated event.</summary>
    public static RecoilMassFit Fit(ZPrimeInvisible search, double density, double[] angles, RandomStream rng) =>
        new(search, ZPrimeSelection.Cuts, [Table(search, density, angles, [.. Enumerable.Range(0, angles.Length).Select(i => Low + Width * (i + 0.5) / angles.Length)])], rng);

    /// <summary>A fit of a simulation that is drawn: as many events as are asked for, anywhere.</summary>
    public static RecoilMassFit Simulated(ZPrimeInvisible search, double density, double[] angles, int rows, RandomStream rng)
    {
        var drawn = rng["simulation"];
        return new(search, ZPrimeSelection.Cuts, [Table(search, density, [.. Enumerable.Range(0, rows).Select(_ => angles[(int)(angles.Length * drawn.Uniform())])],
            [.. Enumerable.Range(0, rows).Select(_ => Low + Width * drawn.Uniform())])], rng["data"]) { Systematics = NoSystematics };
    }

    /// <summary>Angles in an order that mixes them evenly over the rows.</summary>
    public static double[] Spread(double[] angles, int rows) =>
        [.. Enumerable.Range(0, rows).Select(i => angles[(int)(angles.Length * (i * 0.6180339887498949 % 1))])];

    /// <summary>Angles of which a share lies below 90 degrees, with the shape of the signal on each side.</summary>
    public static double[] WithShareForward(double[] signal, double share, int rows)
    {
        double[] forward = [.. signal.Where(angle => angle < 90 * deg)], backward = [.. signal.Where(angle => angle >= 90 * deg)];
        return [.. Enumerable.Range(0, rows).Select(i => i * 0.6180339887498949 % 1 is var u && u < share
            ? forward[(int)(forward.Length * (u / share))] : backward[(int)(backward.Length * ((u - share) / (1 - share)))])];
    }

    private static EventTable Table(ZPrimeInvisible search, double density, double[] angles, double[] squaredMasses)
    {
        double[] All(double value) => [.. Enumerable.Repeat(value, angles.Length)];
        return EventTable.FromColumns(search.BackgroundProcesses()[0].Name, [.. Passed.Select(name => (name, All(1))),
            ("recoilThetaCms", angles), ("recoilMassSquared", squaredMasses), (EventTable.WeightColumn, All(Width * density / angles.Length))]);
    }
}
