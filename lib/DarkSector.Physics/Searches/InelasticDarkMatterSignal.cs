using DarkSector.Numerics;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;

namespace DarkSector.Physics.Searches;

/// <summary>Signal events of one mass, which stand for every kinetic mixing.</summary>
/// <remarks>Decays are spread over all distances (<see cref="SpreadDecays"/>): the weights of the tables are those of an average over the logarithm of the lifetime, and a kinetic mixing is a
/// reweighting. The cross-section goes with eps^2, the lifetime with 1/eps^2.</remarks>
/// <param name="Model">The model at the reference mixing.</param>
/// <param name="Events">Reconstructed events, one table per lepton; weights for the luminosity at the reference mixing.</param>
/// <param name="ProductionCrossSection">Cross-section of e+e- -> gamma chi1 chi2 at the reference mixing [fb], photon within the cuts of generation.</param>
/// <param name="Luminosity">Integrated luminosity [fb^-1].</param>
public sealed record InelasticDarkMatterSignal(InelasticDarkMatter Model, IReadOnlyList<EventTable> Events, double ProductionCrossSection, double Luminosity)
{
    private static readonly string LengthColumn = SpreadDecays.ProperLengthColumn("v0True");
    private readonly double _referenceDecayLength = Model.ProperDecayLength;

    /// <summary>Mass m1 [GeV].</summary>
    public double Mass => Model.Mass;

    /// <summary>Mean proper decay length of chi2 [cm].</summary>
    /// <param name="mixing">Kinetic mixing, above 0.</param>
    public double ProperDecayLength(double mixing) => _referenceDecayLength / Square(mixing);

    /// <summary>Cross-section of e+e- -> gamma chi1 chi2, photon within the cuts of generation [fb].</summary>
    /// <param name="mixing">Kinetic mixing, above 0.</param>
    public double CrossSection(double mixing) => ProductionCrossSection * Square(mixing);

    /// <summary>Efficiency eta for a kinetic mixing: expected events after a selection over produced gamma chi1 chi2, with the fraction of decays to leptons in it.</summary>
    /// <param name="mixing">Kinetic mixing, above 0.</param>
    /// <param name="select">What is done to the events, such as `selection.Apply`.</param>
    public Estimate Efficiency(double mixing, Func<EventTable, EventTable> select)
    {
        ArgumentNullException.ThrowIfNull(select);
        return Efficiency(mixing, [.. Events.Select(select)]);
    }

    /// <summary>The same for events that are selected already.</summary>
    /// <param name="mixing">Kinetic mixing, above 0.</param>
    /// <param name="selected">Selected events of this signal.</param>
    public Estimate Efficiency(double mixing, IReadOnlyList<EventTable> selected)
    {
        ArgumentNullException.ThrowIfNull(selected);
        var (length, sum, squares) = (ProperDecayLength(mixing), 0.0, 0.0);
        foreach (var table in selected)
        {
            var (flown, weights) = (table[LengthColumn], table.Weights());
            for (var i = 0; i < weights.Length; i++)
            {
                var weight = weights[i] * OfLifetime(flown[i], length);
                (sum, squares) = (sum + weight, squares + weight * weight);
            }
        }
        var produced = ProductionCrossSection * Luminosity;
        return new Estimate(sum / produced, Math.Sqrt(squares) / produced);
    }

    /// <summary>The events with the weights of a kinetic mixing: for cut flows and histograms.</summary>
    /// <param name="mixing">Kinetic mixing, above 0.</param>
    public IReadOnlyList<EventTable> At(double mixing)
    {
        var (length, scale) = (ProperDecayLength(mixing), Square(mixing));
        return [.. Events.Select(table => table.WithColumns(
            (EventTable.WeightColumn, [.. table.Weights().Zip(table[LengthColumn].ToArray(), (w, t) => w * scale * OfLifetime(t, length))])))];
    }

    /// <summary>Probability that chi2 flies farther than a distance from the interaction point before it decays: then there is a photon and nothing else.</summary>
    /// <param name="mixing">Kinetic mixing, above 0.</param>
    /// <param name="distance">Distance [cm], not negative.</param>
    public double EscapeProbability(double mixing, double distance)
    {
        var length = ProperDecayLength(mixing);
        var (weights, momenta) = (Events[0].Weights(), Events[0].Particle("v0True"));
        var escaping = weights.Zip(momenta, (w, chi2) => w * DecayVertex.ProbabilityBetween(chi2, length, distance, double.PositiveInfinity)).Sum();
        return escaping / weights.Sum();
    }

    private static double OfLifetime(double flown, double length) =>
        SpreadDecays.Weight(flown, length, InelasticDarkMatterSearch.NearestDecay, InelasticDarkMatterSearch.FarthestDecay);

    private static double Square(double mixing) => mixing > 0 && double.IsFinite(mixing)
        ? mixing * mixing / (InelasticDarkMatterSearch.ReferenceMixing * InelasticDarkMatterSearch.ReferenceMixing)
        : throw new ArgumentOutOfRangeException(nameof(mixing), $"mixing = {mixing}; the kinetic mixing of a signal is a finite number above 0.");
}
