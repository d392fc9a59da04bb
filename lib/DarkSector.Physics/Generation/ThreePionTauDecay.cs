using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Particles;
using MathNet.Numerics.Integration;

namespace DarkSector.Physics.Generation;

/// <summary>tau -> pi pi pi nu through the a1(1260), the pions described by their sum.</summary>
/// <remarks>
/// dGamma/dQ^2 ~ (1 - Q^2/m_tau^2)^2 (1 + 2 Q^2/m_tau^2) g(Q^2)/Q^2 |BW|^2 with the phase-space function g of three pions through rho pi and m = 1.251,
/// Gamma = 0.475 GeV: J. H. Kuehn and A. Santamaria, Z. Phys. C 48, 445 (1990). The sum of a state of spin 1 analyses the spin with
/// h = (m_tau^2 - 2 Q^2)/(m_tau^2 + 2 Q^2): almost not at all. Correlations among the pions are not described.
/// </remarks>
internal sealed record ThreePionTauDecay(double BranchingFraction) : TauDecay(@"$\tau\to 3\pi\nu$", BranchingFraction)
{
    private const double Mass = 1.251, Width = 0.475;

    private static readonly double Tau2 = Particle.Tau.Mass * Particle.Tau.Mass;
    private static readonly ResonanceMap Map = new(Mass, Width, 3 * Particle.ChargedPion.Mass, Particle.Tau.Mass);
    private static readonly double Norm = GaussLegendreRule.Integrate(u => Map.Draw(u) is var (q2, jacobian) ? jacobian * Spectrum(q2) : 0, 0, 1, 128);

    internal override int Dimensions => 3;

    // A sum of tracks is no particle: it has a charge, and no kind.
    internal override IReadOnlyList<TrueParticle> ProductsOf(int charge) => [Named("threePions", null, charge, charge)];

    internal override (double Weight, ThreeVector Polarimeter) Draw(ReadOnlySpan<double> point, ThreeVector axis, Span<FourVector> products)
    {
        var (q2, jacobian) = Map.Draw(point[0]);
        var direction = IsotropicDirection.About(axis, 2 * point[1] - 1, point[2]);
        products[0] = FourVector.FromMass(direction * PhaseSpace.BreakupMomentum(Particle.Tau.Mass, Math.Sqrt(q2), 0), Math.Sqrt(q2));
        return (jacobian * Spectrum(q2) / Norm, direction * ((Tau2 - 2 * q2) / (Tau2 + 2 * q2)));
    }

    private static double Spectrum(double q2)
    {
        var width = Mass * Width * Openness(q2) / Openness(Mass * Mass);
        return Math.Pow(Tau2 - q2, 2) * (Tau2 + 2 * q2) * Openness(q2) / q2 / (Math.Pow(q2 - Mass * Mass, 2) + width * width);
    }

    private static double Openness(double q2)
    {
        const double rhoPion = (0.773 + 0.1396) * (0.773 + 0.1396);
        var above = Math.Max(0, q2 - 9 * Particle.ChargedPion.Mass * Particle.ChargedPion.Mass);
        return q2 < rhoPion ? 4.1 * above * above * above * (1 - 3.3 * above + 5.8 * above * above)
            : q2 * (1.623 + 10.38 / q2 - 9.32 / (q2 * q2) + 0.65 / (q2 * q2 * q2));
    }
}
