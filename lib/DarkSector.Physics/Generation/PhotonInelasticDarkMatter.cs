using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Amplitudes;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Generation;

/// <summary>e+e- -> gamma A', A' -> chi1 chi2, chi2 -> chi1 l+ l-: a photon, a lepton pair that may start far away, and missing energy.</summary>
/// <remarks>
/// The A' has its width, so that the photon's energy is a line of finite width with a tail towards low energies (narrow-width cross-sections are too small
/// by up to 6 % at alpha_D = 0.1). Spins are followed from the beams to chi1 chi2; chi2 is unpolarised and decays by its exact amplitude.
/// Where chi2 decays: <see cref="DecayVertex"/> with the momentum of chi2, the sum of `chi1FromChi2True` and the leptons.
/// </remarks>
public sealed class PhotonInelasticDarkMatter : Process
{
    private const int Production = 5;

    private readonly PhotonAndVector _production;
    private readonly DarkPhotonLine _line;
    private readonly ExcitedStateDecay _decay;
    private readonly double _strength;

    /// <summary>The process at a centre-of-mass energy.</summary>
    /// <param name="model">Inelastic dark matter with couplings above 0.</param>
    /// <param name="lepton">Electron or muon, from chi2.</param>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    /// <param name="cuts">Cuts on the photon, with a lowest energy above 0, since soft photons are without number.</param>
    public PhotonInelasticDarkMatter(InelasticDarkMatter model, Particle lepton, double sqrtS, PhotonCuts cuts)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(cuts);
        if (!(cuts.MinimumEnergy > 0))
            throw new ArgumentOutOfRangeException(nameof(cuts), $"MinimumEnergy = {cuts.MinimumEnergy} GeV; beside a broad A' the photon needs a lowest energy above 0 GeV.");
        _production = new PhotonAndVector(sqrtS, cuts, model.DarkPhoton.FineStructure);
        _line = new DarkPhotonLine(model, _production.LargestMass(cuts.MinimumEnergy));
        _decay = new ExcitedStateDecay(model, lepton);
        _strength = model.DarkPhoton.KineticMixing * model.DarkPhoton.KineticMixing;
        Model = model;
        Cuts = cuts;
        SqrtS = sqrtS;
        FinalState =
        [
            TrueParticle.Photon("photonTrue"), TrueParticle.Invisible("chi1True"),
            TrueParticle.Invisible("chi1FromChi2True"), .. TrueParticle.Pair(lepton),
        ];
    }

    /// <summary>The model.</summary>
    public InelasticDarkMatter Model { get; }

    /// <summary>Cuts on the photon.</summary>
    public PhotonCuts Cuts { get; }

    /// <summary>The cross-section of e+e- -> gamma chi1 chi2 within the cuts on the photon, before chi2 decays [fb], by quadrature over the mass of the A'.</summary>
    public double ProductionCrossSection => _strength * _line.Fold(_production.CrossSection);

    /// <summary>The cross-section with the branching fraction of chi2 -> chi1 l+ l- [fb].</summary>
    public double TotalCrossSection() => ProductionCrossSection * _decay.Fraction;

    /// <inheritdoc/>
    public override string Name => $"$\\gamma\\chi_1\\chi_2$ ({Model.DarkPhoton.Mass:G4}, {Model.Mass:G4} GeV)";

    /// <inheritdoc/>
    public override string Normalisation => $"tree cross-section times branching fraction, alpha = 1/{1 / Model.DarkPhoton.FineStructure:G6}, no further initial-state radiation";

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
        if (line == 0)
            return 0;
        var (photon, density) = _production.Draw(point[1], point[2], mass);
        var boson = new FourVector(-photon.Px, -photon.Py, -photon.Pz, SqrtS - photon.E);
        var (chi1, chi2) = PhaseSpace.TwoBody(boson, Model.Mass, Model.ExcitedMass, IsotropicDirection.AlongFlight(boson, point[3], point[4]));
        var correlation = _production.Correlation(photon, VectorDecay.ToFermions(chi1, chi2, Model.Mass, Model.ExcitedMass));
        momenta[0] = photon;
        momenta[1] = chi1;
        return _strength * line * density * correlation * _decay.Fraction * _decay.Draw(chi2, point[Production..], momenta[2..]);
    }
}
