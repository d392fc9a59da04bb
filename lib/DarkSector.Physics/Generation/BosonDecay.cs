using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Amplitudes;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Generation;

/// <summary>What becomes of a radiated boson: it stays as it is, or goes to a pair of leptons.</summary>
/// <remarks>Narrow width: the decay multiplies the cross-section by the branching fraction. Its direction is drawn uniformly in the rest frame of
/// the boson, and the spin correlation with the production is in the squared amplitude (<see cref="SpinState"/>). The interference of a decay
/// lepton with one of the same kind from the production, of the order of width over mass, is neglected.</remarks>
internal sealed class BosonDecay
{
    private readonly ILeptonBoson _boson;
    private readonly Particle? _lepton;

    /// <param name="boson">The boson.</param>
    /// <param name="decay">Lepton to whose pairs it goes; null if it is not decayed.</param>
    /// <param name="radiator">The lepton that the boson is radiated off: daughters of the same kind are numbered after it.</param>
    public BosonDecay(ILeptonBoson boson, Particle? decay, Particle radiator)
    {
        (_boson, _lepton) = (boson, decay);
        Fraction = decay is null ? 1 : boson.LeptonFraction(decay);
        if (!(Fraction > 0))
            throw new ArgumentException($"decay = {decay}; {boson} has branching fraction 0 to pairs of {decay} (threshold {2 * decay!.Mass:G4} GeV). Choose another lepton, or leave it undecayed.", nameof(decay));
        FinalState = [.. TrueParticle.Pair(radiator, 1), .. decay is null
            ? [TrueParticle.Invisible(boson.ParticleName + "True")]
            : TrueParticle.Pair(decay, decay == radiator ? 3 : 1)];
        Masses = [.. FinalState.Select(particle => particle.Kind?.Mass ?? boson.Mass), .. decay is null ? [] : new[] { boson.Mass }];
    }

    /// <summary>Branching fraction; 1 if the boson is not decayed.</summary>
    public double Fraction { get; }

    /// <summary>The radiating pair, then the boson or its daughters.</summary>
    public IReadOnlyList<TrueParticle> FinalState { get; }

    /// <summary>Masses of the final state, and that of the boson behind its daughters [GeV].</summary>
    public IReadOnlyList<double> Masses { get; }

    /// <summary>Coordinates of the unit cube that the decay takes.</summary>
    public int Dimensions => _lepton is null ? 0 : 2;

    /// <summary>Replaces the boson, the third of the momenta, by its daughters.</summary>
    public void Decay(ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        if (_lepton is null)
            return;
        var direction = ThreeVector.Direction(Math.Acos(2 * point[0] - 1), 2 * Math.PI * point[1]);
        (momenta[2], momenta[3]) = PhaseSpace.TwoBody(momenta[2], _lepton.Mass, _lepton.Mass, direction);
    }

    /// <summary>The boson's momentum, from momenta of the final state.</summary>
    public FourVector Boson(ReadOnlySpan<FourVector> momenta) => _lepton is null ? momenta[2] : momenta[2] + momenta[3];

    /// <summary>The boson's spin states, from momenta of the final state.</summary>
    public ReadOnlySpan<SpinState> SpinStates(ReadOnlySpan<FourVector> momenta, Span<SpinState> states) => _lepton is null
        ? SpinState.Of(_boson.Structure, momenta[2], _boson.Mass, states)
        : SpinState.OfDecayed(_boson.Structure, momenta[2], momenta[3], _lepton.Mass, states);
}
