using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Generation;

/// <summary>Upsilon(4S) -> B Bbar with one B -> K X or K* X, X -> two bodies; the other B is left as its four-momentum.</summary>
/// <remarks>
/// The pair is made with sin^2(theta) to the beams (a vector to two scalars). B and X have no spin: X is isotropic in the frame of the B, its products in
/// that of X. A K*0, at its pole mass, has helicity 0: its kaon has cos^2 to the direction of flight. The B and its charge conjugate both count in the
/// cross-section, while the charges of the table are those of the B. Normalised to sigma(B Bbar) = 1.05 nb on the resonance.
/// </remarks>
public sealed class UpsilonToBMesons : Process
{
    private const double LowestSqrtS = 10.56, HighestSqrtS = 10.60; // +-20 MeV, the width of the resonance
    private const double KStarToChargedKaon = 2.0 / 3; // isospin: K*0 -> K+ pi-

    private readonly double _mass;
    private readonly Particle _daughter;

    private UpsilonToBMesons(string boson, double mass, BToKaonDecay decay, Particle daughter, double fraction, double sqrtS)
    {
        ArgumentNullException.ThrowIfNull(decay);
        ArgumentNullException.ThrowIfNull(daughter);
        if (sqrtS is not (>= LowestSqrtS and <= HighestSqrtS))
            throw new ArgumentOutOfRangeException(nameof(sqrtS), $"sqrtS = {sqrtS} GeV; pairs of B mesons are described on the Upsilon(4S), {LowestSqrtS:F2} to {HighestSqrtS:F2} GeV.");
        if (!(mass < decay.LargestMass))
            throw new ArgumentOutOfRangeException(nameof(mass), $"mass = {mass} GeV; the decay of {decay.Meson} to {decay.Kaon} and a boson needs mass < {decay.LargestMass:F3} GeV.");
        if (!(mass > 2 * daughter.Mass))
            throw new ArgumentOutOfRangeException(nameof(mass), $"mass = {mass} GeV; the decay to two {daughter} needs mass > {2 * daughter.Mass:F4} GeV.");
        (_mass, _daughter, Decay, SqrtS) = (mass, daughter, decay, sqrtS);
        DecayFraction = fraction * (decay.KaonIsVector ? KStarToChargedKaon : 1);
        Name = $@"{decay.Name.TrimEnd('$')}\,{(boson == "scalarTrue" ? "S" : "a")}$ ({mass:G4} GeV)";
        var (first, second) = Daughters(daughter);
        TrueParticle[] pion = decay.KaonIsVector ? [new TrueParticle("pionTrue", Particle.ChargedPion, -1)] : [];
        FinalState = [TrueParticle.Invisible("otherBTrue"), TrueParticle.Invisible(boson), first, second, new TrueParticle("kaonTrue", Particle.ChargedKaon, +1), .. pion];
    }

    /// <summary>B -> K S with a scalar that mixes with the Higgs boson.</summary>
    /// <param name="model">The scalar; columns `scalarTrue`.</param>
    /// <param name="decay">Which B meson and kaon.</param>
    /// <param name="daughter">What the scalar decays to, in a pair of opposite charges: electron, muon, tau, charged pion or charged kaon; `mu1True` (negative) and `mu2True`, and so on.</param>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    public static UpsilonToBMesons WithScalar(HiggsMixedScalar model, BToKaonDecay decay, Particle daughter, double sqrtS)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new("scalarTrue", model.Mass, decay, daughter, model.FractionOf(decay) * model.Fraction(daughter), sqrtS);
    }

    /// <summary>B -> K a, a -> gamma gamma with an ALP that couples to W bosons.</summary>
    /// <param name="model">The ALP; columns `alpTrue`, `photon1True`, `photon2True`.</param>
    /// <param name="decay">Which B meson and kaon.</param>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    public static UpsilonToBMesons WithAlp(WeakBosonAlp model, BToKaonDecay decay, double sqrtS)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new("alpTrue", model.Mass, decay, Particle.Photon, model.FractionOf(decay), sqrtS);
    }

    /// <summary>Which B meson and kaon.</summary>
    public BToKaonDecay Decay { get; }

    /// <summary>Product of the branching fractions of B, K* and X.</summary>
    public double DecayFraction { get; }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override string Normalisation => $"sigma = {Decay.PairCrossSection / Units.nb:F3} nb for pairs of {Decay.Meson} at the Upsilon(4S), either B, times branching fractions";

    /// <inheritdoc/>
    public override double SqrtS { get; }

    /// <summary>The other B, the boson (sum of the two after it), its products, the kaon and, with a K*, the pion.</summary>
    public override IReadOnlyList<TrueParticle> FinalState { get; }

    /// <inheritdoc/>
    public override int Dimensions => Decay.KaonIsVector ? 8 : 6;

    /// <summary>The cross-section [fb]: 2 sigma(B Bbar) times the branching fractions.</summary>
    public double TotalCrossSection() => 2 * Decay.PairCrossSection * DecayFraction;

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        var momentum = IsotropicDirection.WithCosine(AngularDensity.OneMinusSquare(point[0]), point[1]) * PhaseSpace.BreakupMomentum(SqrtS, Decay.Meson.Mass, Decay.Meson.Mass);
        var meson = FourVector.FromMass(momentum, Decay.Meson.Mass);
        momenta[0] = FourVector.FromMass(-momentum, Decay.Meson.Mass);
        var toKaon = IsotropicDirection.At(point[2], point[3]);
        (momenta[4], momenta[1]) = PhaseSpace.TwoBody(meson, Decay.Kaon.Mass, _mass, toKaon);
        var (first, second) = PhaseSpace.TwoBody(FourVector.AtRest(_mass), _daughter.Mass, _daughter.Mass, IsotropicDirection.At(point[4], point[5]));
        (momenta[2], momenta[3]) = (first.FromRestFrameOf(momenta[1]), second.FromRestFrameOf(momenta[1]));
        if (Decay.KaonIsVector)
            DecayKStar(meson, toKaon, point[6..], momenta);
        return TotalCrossSection();
    }

    // The axes of the frames of the B and of the K* are parallel along the flight of the K*: boost to the B first, then to the CMS.
    private void DecayKStar(FourVector meson, ThreeVector flight, ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        var direction = IsotropicDirection.About(flight, AngularDensity.Square(point[0]), point[1]);
        var kStar = FourVector.FromMass(flight * PhaseSpace.BreakupMomentum(Decay.Meson.Mass, Decay.Kaon.Mass, _mass), Decay.Kaon.Mass);
        var (kaon, pion) = PhaseSpace.TwoBody(kStar, Particle.ChargedKaon.Mass, Particle.ChargedPion.Mass, direction);
        (momenta[4], momenta[5]) = (kaon.FromRestFrameOf(meson), pion.FromRestFrameOf(meson));
    }

    private static (TrueParticle First, TrueParticle Second) Daughters(Particle daughter)
    {
        if (daughter == Particle.Photon)
            return (TrueParticle.Photon("photon1True"), TrueParticle.Photon("photon2True"));
        return (new TrueParticle(daughter.Name + "1True", daughter, -1), new TrueParticle(daughter.Name + "2True", daughter, +1));
    }
}
