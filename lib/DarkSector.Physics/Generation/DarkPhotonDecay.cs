using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Amplitudes;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Generation;

/// <summary>A dark photon that decays to a pair of electrons, muons or charged pions.</summary>
internal sealed class DarkPhotonDecay
{
    private readonly Particle _daughter;

    /// <summary>The decay; refused where it is closed.</summary>
    public DarkPhotonDecay(DarkPhoton model, Particle daughter)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(daughter);
        if (daughter != Particle.Electron && daughter != Particle.Muon && daughter != Particle.ChargedPion)
            throw new ArgumentException($"A' -> {daughter} {daughter} is not generated; take Particle.Electron, Muon or ChargedPion.", nameof(daughter));
        if (!(model.Mass > 2 * daughter.Mass))
            throw new ArgumentOutOfRangeException(nameof(model), $"mass = {model.Mass} GeV; A' -> {daughter} {daughter} needs a mass above {2 * daughter.Mass:G6} GeV.");
        _daughter = daughter;
        Fraction = model.Fraction(daughter);
        if (!(Fraction > 0))
            throw new ArgumentOutOfRangeException(nameof(model), $"mass = {model.Mass} GeV; the branching fraction of A' -> {daughter} {daughter} is zero there.");
    }

    /// <summary>Branching fraction.</summary>
    public double Fraction { get; }

    /// <summary>Momenta of the products, the negative first, and the tensor of the decay.</summary>
    /// <param name="boson">Momentum of the dark photon [GeV].</param>
    /// <param name="u">Gives the cosine of the helicity angle, in [0, 1).</param>
    /// <param name="v">Gives the azimuth about the flight direction, in [0, 1).</param>
    /// <param name="negative">Receives the momentum of the negative product.</param>
    /// <param name="positive">Receives the momentum of the positive product.</param>
    public VectorDecay Draw(FourVector boson, double u, double v, out FourVector negative, out FourVector positive)
    {
        (negative, positive) = PhaseSpace.TwoBody(boson, _daughter.Mass, _daughter.Mass, IsotropicDirection.AlongFlight(boson, u, v));
        return _daughter == Particle.ChargedPion
            ? VectorDecay.ToScalars(negative, positive, _daughter.Mass)
            : VectorDecay.ToFermions(negative, positive, _daughter.Mass, _daughter.Mass);
    }
}
