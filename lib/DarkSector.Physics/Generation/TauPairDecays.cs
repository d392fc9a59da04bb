using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Datasets;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Generation;

/// <summary>e+e- -> tau+ tau- (gamma) with a chosen decay of either tau, all spin correlations kept.</summary>
/// <remarks>
/// Lowest order by one photon, with collinear radiation of the beams unless it is switched off; see <see cref="TauPairs"/> for what is not in the shape.
/// Use this when the decays differ: tau -> l alpha or tau -> l nu nu against three pions. The cross-section is that of both assignments of the two decays
/// to the charges; the table holds the first decay as that of the tau-.
/// </remarks>
public sealed class TauPairDecays : Process
{
    private readonly TauDecay _first;
    private readonly TauDecay _second;
    private readonly InitialStateRadiation? _radiation;
    private readonly int _firstProducts;
    private readonly int _products;

    /// <summary>The process at a centre-of-mass energy.</summary>
    /// <param name="first">Decay of one tau, in the table that of the tau-: names end in 1.</param>
    /// <param name="second">Decay of the other: names end in 2.</param>
    /// <param name="sqrtS">Centre-of-mass energy [GeV], above 2 m_tau = 3.55 GeV.</param>
    /// <param name="radiation">Radiation of the beams; none when left out. The cross-section is normalised to 0.919 nb at 10.58 GeV either way.</param>
    public TauPairDecays(TauDecay first, TauDecay second, double sqrtS, InitialStateRadiation? radiation = null)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (!(sqrtS > 2 * Particle.Tau.Mass) || !double.IsFinite(sqrtS))
            throw new ArgumentOutOfRangeException(nameof(sqrtS), $"sqrtS = {sqrtS} GeV; a pair of taus needs more than {2 * Particle.Tau.Mass:F4} GeV.");
        (_first, _second, SqrtS, _radiation) = (first, second, sqrtS, radiation);
        var (products1, products2) = (first.ProductsOf(-1), second.ProductsOf(+1));
        (_firstProducts, _products) = (products1.Count, products1.Count + products2.Count);
        TrueParticle[] photons = radiation is null ? [] : [TrueParticle.Photon("photon1True"), TrueParticle.Photon("photon2True")];
        KFactor = TauPairs.FactorOf(radiation is not null);
        Correction = KFactor.Value.Value;
        FinalState = [.. products1, .. products2, TrueParticle.Invisible("neutrinosTrue"), .. photons];
    }

    /// <inheritdoc/>
    public override string Name => $@"$e^+e^-\to\tau^+\tau^-$, {_first.Name}, {_second.Name}";

    /// <inheritdoc/>
    public override string Normalisation => $"sigma(tau tau (gamma)) = {TauPairs.Entry.ValueText} at {TauPairs.Entry.SqrtS} GeV ({TauPairs.Entry.Generator}; {TauPairs.Entry.Source}), times the branching fractions of either assignment";

    /// <inheritdoc/>
    public override KFactor KFactor { get; }

    /// <inheritdoc/>
    public override double SqrtS { get; }

    /// <summary>Products of the tau- and of the tau+, the sum of the neutrinos and, with radiation, the photons of the beams.</summary>
    public override IReadOnlyList<TrueParticle> FinalState { get; }

    /// <inheritdoc/>
    public override int Dimensions => 2 + _first.Dimensions + _second.Dimensions + (_radiation is null ? 0 : 2);

    /// <summary>Product of the branching fractions, twice if the decays differ.</summary>
    public double DecayFraction => (_first == _second ? 1 : 2) * _first.BranchingFraction * _second.BranchingFraction;

    /// <summary>The cross-section [fb]: that of tau pairs times the branching fractions.</summary>
    public double TotalCrossSection() => Correction * DecayFraction
        * (_radiation is null ? TauPairs.BornCrossSection(SqrtS * SqrtS) : TauPairs.LeadingLogCrossSection(SqrtS));

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        var ((x1, weight1), (x2, weight2)) = _radiation is null ? ((0, 1), (0, 1)) : (_radiation.Draw(point[^2]), _radiation.Draw(point[^1]));
        var beams = InitialStateRadiation.Split(SqrtS, x1, x2);
        var s = (1 - x1) * (1 - x2) * SqrtS * SqrtS;
        var inverseGamma = 2 * Particle.Tau.Mass / Math.Sqrt(s);
        if (!(inverseGamma < 1))
            return 0;

        var beta = Math.Sqrt(1 - inverseGamma * inverseGamma);
        var flight = IsotropicDirection.At(point[0], point[1]);
        var (decayWeight1, spin1) = _first.Draw(point[2..], flight, momenta);
        var (decayWeight2, spin2) = _second.Draw(point[(2 + _first.Dimensions)..], flight, momenta[_firstProducts..]);
        var velocity = beams.System.Velocity;
        momenta[_products] = beams.System;
        for (var k = 0; k < _products; k++)
        {
            momenta[k] = momenta[k].Boost(flight * (k < _firstProducts ? beta : -beta)).Boost(velocity);
            momenta[_products] -= momenta[k];
        }
        if (_radiation is not null)
            (momenta[_products + 1], momenta[_products + 2]) = (beams.Photon1, beams.Photon2);
        var production = TauPairs.SpinCorrelation(flight, inverseGamma, spin1, -spin2);
        return Correction * DecayFraction * weight1 * weight2 * TauPairs.Prefactor(s, beta) * 2 * production * decayWeight1 * decayWeight2;
    }

    private double Correction { get; }
}
