using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Generation;

/// <summary>e+e- -> A'* -> A' h': dark Higgsstrahlung, with the dark photon decaying to a pair, h' invisible or decaying to two more dark photons.</summary>
/// <remarks>
/// sigma = (pi alpha q^2 alpha_D eps^2/(3 s)) (1 - m_A'^2/s)^-2 sqrt(lambda) (lambda + 12 m_A'^2/s), lambda = lambda(1, m_h^2/s, m_A'^2/s), and
/// dsigma/dcos(theta) ~ 2 + (p^2/m_A'^2) sin^2(theta): B. Batell, M. Pospelov and A. Ritz, Phys. Rev. D 79, 115008 (2009).
/// All spin correlations between beams and decay products are kept; dark photons and h' are narrow; no initial-state radiation.
/// Identical products of different dark photons do not interfere (narrow widths).
/// </remarks>
public sealed class DarkHiggsstrahlung : Process
{
    private readonly DarkPhotonDecay _decay;
    private readonly bool _higgsDecays;
    private readonly double _crossSection;

    private DarkHiggsstrahlung(DarkHiggs model, Particle daughter, double sqrtS, bool higgsDecays)
    {
        ArgumentNullException.ThrowIfNull(model);
        DarkHiggsProduction.RefuseClosed(model, model.DarkPhoton.Mass, sqrtS);
        if (higgsDecays && !(model.Mass > 2 * model.DarkPhoton.Mass))
            throw new ArgumentOutOfRangeException(nameof(model), $"mass of h' = {model.Mass} GeV; h' -> A' A' needs a mass above {2 * model.DarkPhoton.Mass:G6} GeV.");
        _decay = new DarkPhotonDecay(model.DarkPhoton, daughter);
        _higgsDecays = higgsDecays;
        Model = model;
        Daughter = daughter;
        SqrtS = sqrtS;
        _crossSection = TotalCrossSection();
        FinalState = higgsDecays
            ? [.. TrueParticle.Pair(daughter), .. TrueParticle.Pair(daughter, 3), .. TrueParticle.Pair(daughter, 5)]
            : [.. TrueParticle.Pair(daughter), TrueParticle.Invisible("darkHiggsTrue")];
    }

    private DarkHiggsstrahlung(DarkHiggsstrahlung other, double sqrtS)
    {
        DarkHiggsProduction.RefuseClosed(other.Model, other.Model.DarkPhoton.Mass, sqrtS);
        (_decay, _higgsDecays, Model, Daughter, FinalState, SqrtS) = (other._decay, other._higgsDecays, other.Model, other.Daughter, other.FinalState, sqrtS);
        _crossSection = TotalCrossSection();
    }

    /// <summary>h' leaves unseen: long-lived, or decaying to dark matter.</summary>
    /// <param name="model">h' and A', together lighter than sqrt(s).</param>
    /// <param name="daughter">What the dark photon decays to: electrons, muons or charged pions.</param>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    public static DarkHiggsstrahlung Invisible(DarkHiggs model, Particle daughter, double sqrtS) => new(model, daughter, sqrtS, higgsDecays: false);

    /// <summary>h' -> A' A': three dark photons, six tracks of one kind.</summary>
    /// <param name="model">h' and A', together lighter than sqrt(s); h' heavier than two A'.</param>
    /// <param name="daughter">What each dark photon decays to: electrons, muons or charged pions.</param>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    public static DarkHiggsstrahlung ThreeDarkPhotons(DarkHiggs model, Particle daughter, double sqrtS) => new(model, daughter, sqrtS, higgsDecays: true);

    /// <summary>The same process at another energy, made quickly: for initial-state radiation (<see cref="RadiatedProcess"/>).</summary>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    public DarkHiggsstrahlung At(double sqrtS) => new(this, sqrtS);

    /// <summary>The dark Higgs boson and its dark photon.</summary>
    public DarkHiggs Model { get; }

    /// <summary>What the dark photons decay to.</summary>
    public Particle Daughter { get; }

    /// <summary>The cross-section of e+e- -> A' h' before decays [fb].</summary>
    public double ProductionCrossSection => DarkHiggsProduction.CrossSection(Model, Model.DarkPhoton.Mass, SqrtS);

    /// <summary>The cross-section with the branching fractions of the decays [fb].</summary>
    public double TotalCrossSection() => ProductionCrossSection * (_higgsDecays
        ? Model.DarkPhotonFraction * Math.Pow(_decay.Fraction, 3)
        : _decay.Fraction);

    /// <inheritdoc/>
    public override string Name => $"$A'h'$ ({Model.DarkPhoton.Mass:G4}, {Model.Mass:G4} GeV)";

    /// <inheritdoc/>
    public override string Normalisation => $"tree cross-section times branching fractions, alpha = 1/{1 / Model.DarkPhoton.FineStructure:G6}, no initial-state radiation";

    /// <inheritdoc/>
    public override double SqrtS { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<TrueParticle> FinalState { get; }

    /// <inheritdoc/>
    public override int Dimensions => _higgsDecays ? 10 : 4;

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        var (boson, higgs, angular) = DarkHiggsProduction.Draw(Model, Model.DarkPhoton.Mass, SqrtS, point[0], point[1]);
        var recoiling = _decay.Draw(boson, point[2], point[3], out momenta[0], out momenta[1]);
        var value = _crossSection * angular * recoiling.AlongsideBeams;
        if (!_higgsDecays)
        {
            momenta[2] = higgs;
            return value;
        }
        var (first, second) = PhaseSpace.TwoBody(higgs, Model.DarkPhoton.Mass, Model.DarkPhoton.Mass, IsotropicDirection.AlongFlight(higgs, point[4], point[5]));
        var decay1 = _decay.Draw(first, point[6], point[7], out momenta[2], out momenta[3]);
        var decay2 = _decay.Draw(second, point[8], point[9], out momenta[4], out momenta[5]);
        return value * decay1.With(decay2);
    }
}
