using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Particles;
using MathNet.Numerics.Integration;

namespace DarkSector.Physics.Generation;

/// <summary>tau -> pi pi0 nu through the rho(770), with the full spin structure of two pions in a p wave.</summary>
/// <remarks>
/// With J = q - Q (q.Q)/Q^2, q = p(pi) - p(pi0), Q their sum, N the neutrino, P the tau: dGamma ~ |F|^2 P.Pi, Pi = 2 (J.N) J - J^2 N, and the
/// polarimeter is h = m_tau Pi/(P.Pi) in the rest frame of the tau. Summed over the angles of the pions, h is
/// (m_tau^2 - 2 Q^2)/(m_tau^2 + 2 Q^2) along Q, and dGamma/dQ^2 ~ (1 - Q^2/m_tau^2)^2 (1 + 2 Q^2/m_tau^2) (p/Q)^3 |F|^2.
/// |F|^2 is a Breit-Wigner with the width of a p wave (J. H. Kuehn and A. Santamaria, Z. Phys. C 48, 445 (1990)), without the rho(1450).
/// </remarks>
internal sealed record RhoTauDecay(double BranchingFraction) : TauDecay(@"$\tau\to\pi\pi^0\nu$", BranchingFraction)
{
    private const double Mass = 0.77526, Width = 0.1474; // rho(770) charged: 775.11(34), neutral 775.26(23) MeV; 147.4(8) MeV (PDG 2022)

    private static readonly double Tau2 = Particle.Tau.Mass * Particle.Tau.Mass;
    private static readonly ResonanceMap Map = new(Mass, Width, Particle.ChargedPion.Mass + Particle.NeutralPion.Mass, Particle.Tau.Mass);
    private static readonly double Norm = GaussLegendreRule.Integrate(u => Map.Draw(u) is var (q2, jacobian) ? jacobian * Spectrum(q2) : 0, 0, 1, 128);

    internal override int Dimensions => 5;

    internal override IReadOnlyList<TrueParticle> ProductsOf(int charge) =>
        [Named("pi", Particle.ChargedPion, charge, charge), Named("neutralPion", Particle.NeutralPion, charge, 0)];

    internal override (double Weight, ThreeVector Polarimeter) Draw(ReadOnlySpan<double> point, ThreeVector axis, Span<FourVector> products)
    {
        var (q2, jacobian) = Map.Draw(point[0]);
        var direction = IsotropicDirection.About(axis, 2 * point[1] - 1, point[2]);
        var pair = FourVector.FromMass(direction * PhaseSpace.BreakupMomentum(Particle.Tau.Mass, Math.Sqrt(q2), 0), Math.Sqrt(q2));
        (products[0], products[1]) = PhaseSpace.TwoBody(
            pair, Particle.ChargedPion.Mass, Particle.NeutralPion.Mass, IsotropicDirection.About(direction, 2 * point[3] - 1, point[4]));

        var tau = FourVector.AtRest(Particle.Tau.Mass);
        var neutrino = tau - pair;
        var q = products[0] - products[1];
        var current = q - pair * (q.Dot(pair) / q2);
        var pi = current * (2 * current.Dot(neutrino)) - neutrino * current.MassSquared;
        // The mean of P.Pi over the angles is (2/3) p^2 (m_tau^2 - Q^2)(m_tau^2 + 2 Q^2)/Q^2.
        var p = PionMomentum(q2);
        var mean = 2 * p * p * (Tau2 - q2) * (Tau2 + 2 * q2) / (3 * q2);
        return (jacobian * Spectrum(q2) / Norm * tau.Dot(pi) / mean, pi.Momentum * (Particle.Tau.Mass / tau.Dot(pi)));
    }

    private static double Spectrum(double q2)
    {
        var (p, p0) = (PionMomentum(q2), PionMomentum(Mass * Mass));
        var runningWidth = Width * Mass * Mass / q2 * Math.Pow(p / p0, 3);
        var formFactor = 1 / (Math.Pow(q2 - Mass * Mass, 2) + q2 * runningWidth * runningWidth);
        return Math.Pow(Tau2 - q2, 2) * (Tau2 + 2 * q2) * Math.Pow(p, 3) / Math.Pow(q2, 1.5) * formFactor;
    }

    private static double PionMomentum(double q2) => PhaseSpace.BreakupMomentum(Math.Sqrt(q2), Particle.ChargedPion.Mass, Particle.NeutralPion.Mass);
}
