using System.Globalization;
using DarkSector.Numerics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Models;
using DarkSector.Physics.SignalModels;

namespace DarkSector.Physics.Searches;

/// <summary>The signal of the invisible Z' search against mass.</summary>
public static class ZPrimeSignal
{
    /// <summary>Simulates the signal at the masses of a grid: efficiency, width and shape at any mass between.</summary>
    /// <remarks>The width is half of the central 68 % of what the detector does to the squared recoil mass of selected events (`recoilResidual`).</remarks>
    /// <param name="search">The search.</param>
    /// <param name="masses">At least three masses, rising [GeV].</param>
    /// <param name="events">Number of events at each.</param>
    /// <param name="rng">Random numbers.</param>
    public static SignalModel SignalModel(this ZPrimeInvisible search, IReadOnlyList<double> masses, int events, RandomStream rng) =>
        SignalModel(search, ZPrimeSelection.Cuts, masses, events, rng);

    /// <summary>Simulates the signal at the masses of a grid, after a selection.</summary>
    /// <param name="search">The search.</param>
    /// <param name="selection">Which events enter; the overload without it takes <see cref="ZPrimeSelection.Cuts"/>.</param>
    /// <param name="masses">At least three masses, rising [GeV].</param>
    /// <param name="events">Number of events at each.</param>
    /// <param name="rng">Random numbers.</param>
    public static SignalModel SignalModel(this ZPrimeInvisible search, ZPrimeSelection selection, IReadOnlyList<double> masses, int events, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(masses);
        ArgumentNullException.ThrowIfNull(rng);
        return new SignalModel([.. masses.Select(mass =>
        {
            var produced = search.Signal(LmuLtauZPrime.FullyInvisible(mass, coupling: 1), events, rng[mass.ToString("R", CultureInfo.InvariantCulture)]);
            var selected = selection.OfSignal(produced);
            return SignalPoint.Of(mass, produced, selected, "recoilMassSquared", PeakWidth.CentralHalfWidth(selected, RecoilResolution.ResidualColumn));
        })]);
    }

    /// <summary>sigma_W of what the detector does to the squared recoil mass, both muons in the barrel, to compare with <see cref="RecoilResolution.PublishedWidths"/> [GeV^2].</summary>
    /// <param name="signal">Reconstructed signal events of one mass.</param>
    public static Estimate FittedWidth(EventTable signal) => PeakWidth.Of(RecoilResolution.WithMuonsInBarrel(signal), RecoilResolution.ResidualColumn).SigmaW;
}
