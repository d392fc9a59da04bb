using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Generation;

/// <summary>e+e- -> gamma A': a dark photon beside a photon of fixed energy, invisible or decaying to a pair.</summary>
/// <remarks>
/// dsigma/dcos = (2 pi alpha^2 eps^2/s)(1 - r)[1 + c^2 + 4r/(1 - r)^2]/(1 - c^2), r = m_A'^2/s, plus the electron mass, which keeps the peaks along the beams finite:
/// the photon may go down to 0 degrees. E = (s - m_A'^2)/(2 sqrt(s)). R. Essig, P. Schuster and N. Toro, Phys. Rev. D 80, 015003 (2009).
/// The A' is narrow; its decay follows its polarisation; no further initial-state radiation.
/// </remarks>
public sealed class PhotonDarkPhoton : Process
{
    private readonly PhotonAndVector _production;
    private readonly DarkPhotonDecay? _decay;
    private readonly double _strength;

    private PhotonDarkPhoton(DarkPhoton model, double sqrtS, PhotonCuts? cuts, Particle? daughter)
    {
        ArgumentNullException.ThrowIfNull(model);
        Model = model;
        SqrtS = sqrtS;
        Cuts = cuts ?? PhotonCuts.None;
        _production = new PhotonAndVector(sqrtS, Cuts, model.FineStructure);
        if (!(model.Mass < sqrtS))
            throw new ArgumentOutOfRangeException(nameof(model), $"mass = {model.Mass} GeV; the process e+e- -> gamma A' needs mass < {sqrtS:F2} GeV at sqrt(s) = {sqrtS:F2} GeV.");
        if (!(_production.PhotonEnergy(model.Mass) >= Cuts.MinimumEnergy))
            throw new ArgumentOutOfRangeException(nameof(cuts), $"MinimumEnergy = {Cuts.MinimumEnergy} GeV; beside an A' of {model.Mass} GeV the photon has {_production.PhotonEnergy(model.Mass):F4} GeV: nothing is left.");
        _decay = daughter is null ? null : new DarkPhotonDecay(model, daughter);
        _strength = model.KineticMixing * model.KineticMixing * (_decay?.Fraction ?? 1);
        FinalState = [TrueParticle.Photon("photonTrue"), .. daughter is null ? [TrueParticle.Invisible("darkPhotonTrue")] : TrueParticle.Pair(daughter)];
    }

    /// <summary>A dark photon that leaves nothing behind: all of its decays are to dark matter.</summary>
    /// <param name="model">The dark photon, lighter than sqrt(s).</param>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    /// <param name="cuts">Cuts on the photon; none when left out: then most photons go along the beams.</param>
    public static PhotonDarkPhoton Invisible(DarkPhoton model, double sqrtS, PhotonCuts? cuts = null) => new(model, sqrtS, cuts, null);

    /// <summary>A dark photon that decays to a pair, with its branching fraction among Standard Model particles.</summary>
    /// <param name="model">The dark photon, lighter than sqrt(s).</param>
    /// <param name="daughter">Electron, muon or charged pion.</param>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    /// <param name="cuts">Cuts on the photon; none when left out.</param>
    public static PhotonDarkPhoton Visible(DarkPhoton model, Particle daughter, double sqrtS, PhotonCuts? cuts = null)
    {
        ArgumentNullException.ThrowIfNull(daughter);
        return new(model, sqrtS, cuts, daughter);
    }

    /// <summary>The dark photon.</summary>
    public DarkPhoton Model { get; }

    /// <summary>Cuts on the photon.</summary>
    public PhotonCuts Cuts { get; }

    /// <summary>The cross-section within the cuts on the photon, with the branching fraction of the decay [fb].</summary>
    public double TotalCrossSection() => _strength * _production.CrossSection(Model.Mass);

    /// <inheritdoc/>
    public override string Name => $"$\\gamma A'$ ({Model.Mass:G4} GeV)";

    /// <inheritdoc/>
    public override string Normalisation => $"tree cross-section{(_decay is null ? "" : " times branching fraction")}, alpha = 1/{1 / Model.FineStructure:G6}, no further initial-state radiation";

    /// <inheritdoc/>
    public override double SqrtS { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<TrueParticle> FinalState { get; }

    /// <inheritdoc/>
    public override int Dimensions => _decay is null ? 2 : 4;

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        var (photon, density) = _production.Draw(point[0], point[1], Model.Mass);
        var boson = new FourVector(-photon.Px, -photon.Py, -photon.Pz, SqrtS - photon.E);
        momenta[0] = photon;
        if (_decay is null)
        {
            momenta[1] = boson;
            return _strength * density;
        }
        var decay = _decay.Draw(boson, point[2], point[3], out momenta[1], out momenta[2]);
        return _strength * density * _production.Correlation(photon, decay);
    }
}
