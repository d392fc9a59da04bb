using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Amplitudes;

namespace DarkSector.Physics.Generation.Channels;

/// <summary>A lepton and its antilepton in a final state, from a virtual photon: masses, isotropic decay, density.</summary>
/// <param name="Lepton">Place of the lepton among the momenta.</param>
/// <param name="Antilepton">Place of the antilepton.</param>
/// <param name="Mass">Mass of the lepton [GeV].</param>
/// <param name="SmallestMass">Smallest mass of the pair [GeV], at least twice the lepton's.</param>
internal readonly record struct LeptonPair(int Lepton, int Antilepton, double Mass, double SmallestMass)
{
    /// <summary>A pair with all masses from threshold.</summary>
    public LeptonPair(int lepton, int antilepton, double mass) : this(lepton, antilepton, mass, 2 * mass)
    {
    }

    /// <summary>Squared masses up to a largest mass, in the logarithm: the photon's propagator squared, times the phase space of the pair.</summary>
    public LogarithmicDensity SquaredMasses(double largest) => new(SmallestMass * SmallestMass, largest * largest);

    /// <summary>Squared mass of the pair in an event [GeV^2].</summary>
    public double SquaredMass(ReadOnlySpan<FourVector> momenta) => Invariant.OfSum(momenta[Lepton], momenta[Antilepton], Mass);

    /// <summary>Four-momentum of the pair in an event [GeV].</summary>
    public FourVector Sum(ReadOnlySpan<FourVector> momenta) => momenta[Lepton] + momenta[Antilepton];

    /// <summary>Lets a virtual photon decay, isotropically.</summary>
    public void Decay(FourVector photon, double photonMass, double cosine, double turn, Span<FourVector> momenta) =>
        Decay(photon, photonMass, Angles.Direction(2 * cosine, turn), momenta);

    /// <summary>Lets a virtual photon decay with the lepton in a direction of its rest frame.</summary>
    public void Decay(FourVector photon, double photonMass, ThreeVector direction, Span<FourVector> momenta) =>
        (momenta[Lepton], momenta[Antilepton]) = PhaseSpace.TwoBody(photon, photonMass, Mass, Mass, direction);

    /// <summary>Isotropic decays per unit of two-body phase space, p dOmega/(16 pi^2 M).</summary>
    public double DecayDensity(double squaredMass) => 4 * Math.PI * Math.Sqrt(squaredMass / (squaredMass / 4 - Mass * Mass));
}
