using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Amplitudes;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Generation;

/// <summary>e+e- -> h' A', h' -> mu mu, pi pi or K K by mixing, A' -> chi1 chi2, chi2 -> chi1 l+ l-: up to two displaced vertices and missing energy.</summary>
/// <remarks>
/// Dark Higgsstrahlung (<see cref="DarkHiggsstrahlung"/>) with a dark photon of finite width; off its mass shell the terms that its longitudinal part and radiation
/// of h' off chi would add are left out. M. Duerr et al., JHEP 04 (2021) 146. There h' has twice the dark charge of chi: give the <see cref="DarkHiggs"/> charge 2.
/// Decay points: <see cref="DecayVertex"/> with the momenta of h' and of chi2, sums of their products.
/// </remarks>
public sealed class DarkHiggsInelastic : Process
{
    private const int Production = 7;

    private readonly DarkPhotonLine _line;
    private readonly ExcitedStateDecay _decay;
    private readonly double _fractions;

    /// <summary>The process at a centre-of-mass energy.</summary>
    /// <param name="higgs">The dark Higgs boson, with mixing above 0.</param>
    /// <param name="matter">Dark matter of the same dark photon.</param>
    /// <param name="daughter">Electron, muon, charged pion or charged kaon, from h'.</param>
    /// <param name="lepton">Electron or muon, from chi2.</param>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    public DarkHiggsInelastic(DarkHiggs higgs, InelasticDarkMatter matter, Particle daughter, Particle lepton, double sqrtS)
    {
        ArgumentNullException.ThrowIfNull(higgs);
        ArgumentNullException.ThrowIfNull(matter);
        ArgumentNullException.ThrowIfNull(daughter);
        if (higgs.DarkPhoton != matter.DarkPhoton)
            throw new ArgumentException($"h' belongs to a {higgs.DarkPhoton}, the dark matter to a {matter.DarkPhoton}; both have the same.", nameof(matter));
        if (daughter == Particle.Tau || !(higgs.Fraction(daughter) > 0))
            throw new ArgumentException($"h' -> {daughter} {daughter} is closed or not generated for a {higgs}; take Particle.Muon, ChargedPion or ChargedKaon above its threshold, pions and kaons up to 2 GeV, and a mixing above 0.", nameof(daughter));
        DarkHiggsProduction.RefuseClosed(higgs, matter.PairThreshold, sqrtS);
        if (!(higgs.DarkPhoton.Mass < sqrtS))
            throw new ArgumentOutOfRangeException(nameof(higgs), $"mass of A' = {higgs.DarkPhoton.Mass} GeV; the virtual A' needs a mass below sqrt(s) = {sqrtS:F2} GeV.");
        _line = new DarkPhotonLine(matter, sqrtS - higgs.Mass);
        _decay = new ExcitedStateDecay(matter, lepton);
        _fractions = higgs.Fraction(daughter) * _decay.Fraction;
        (Higgs, Matter, Daughter, SqrtS) = (higgs, matter, daughter, sqrtS);
        FinalState =
        [
            .. TrueParticle.Pair(daughter), TrueParticle.Invisible("chi1True"),
            TrueParticle.Invisible("chi1FromChi2True"), .. TrueParticle.Pair(lepton, lepton == daughter ? 3 : 1),
        ];
    }

    /// <summary>The dark Higgs boson.</summary>
    public DarkHiggs Higgs { get; }

    /// <summary>The dark matter.</summary>
    public InelasticDarkMatter Matter { get; }

    /// <summary>What h' decays to.</summary>
    public Particle Daughter { get; }

    /// <summary>The cross-section of e+e- -> h' chi1 chi2 before h' and chi2 decay [fb], by quadrature over the mass of the A'.</summary>
    public double ProductionCrossSection => _line.Fold(mass => DarkHiggsProduction.CrossSection(Higgs, mass, SqrtS));

    /// <summary>The cross-section with the branching fractions of h' and chi2 [fb].</summary>
    public double TotalCrossSection() => ProductionCrossSection * _fractions;

    /// <inheritdoc/>
    public override string Name => $"$h'\\chi_1\\chi_2$ ({Higgs.Mass:G4}, {Matter.DarkPhoton.Mass:G4}, {Matter.Mass:G4} GeV)";

    /// <inheritdoc/>
    public override string Normalisation => $"tree cross-section times branching fractions, alpha = 1/{1 / Matter.DarkPhoton.FineStructure:G6}, no initial-state radiation";

    /// <inheritdoc/>
    public override double SqrtS { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<TrueParticle> FinalState { get; }

    /// <inheritdoc/>
    public override int Dimensions => Production + ExcitedStateDecay.Dimensions;

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        var (mass, line) = _line.Draw(point[0]);
        var open = SqrtS - Higgs.Mass - mass;
        if (line == 0 || !(open > 1e-9 * SqrtS))
            return 0;
        var (boson, higgs, angular) = DarkHiggsProduction.Draw(Higgs, mass, SqrtS, point[1], point[2]);
        var (chi1, chi2) = PhaseSpace.TwoBody(boson, Matter.Mass, Matter.ExcitedMass, IsotropicDirection.AlongFlight(boson, point[3], point[4]));
        var correlation = VectorDecay.ToFermions(chi1, chi2, Matter.Mass, Matter.ExcitedMass).AlongsideBeams;
        (momenta[0], momenta[1]) = PhaseSpace.TwoBody(higgs, Daughter.Mass, Daughter.Mass, IsotropicDirection.AlongFlight(higgs, point[5], point[6]));
        momenta[2] = chi1;
        return DarkHiggsProduction.CrossSection(Higgs, mass, SqrtS) * line * angular * correlation * _fractions
            * _decay.Draw(chi2, point[Production..], momenta[3..]);
    }
}
