using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Generation;

/// <summary>The muon of tau -> mu nu nu in the rest frame of the tau, neutrinos integrated over.</summary>
/// <remarks>
/// With x = E/E_max, E_max = (m_tau^2 + m_mu^2)/(2 m_tau), x0 = m_mu/E_max, p = sqrt(x^2 - x0^2), theta the angle between the muon and the spin:
/// dGamma/(dx dcos) ~ p [3x - 2x^2 - x0^2 -+ P cos(theta) p (2x - 2 + sqrt(1 - x0^2))], upper sign for the tau-. Without masses it is
/// x^2 [3 - 2x -+ P cos(theta) (2x - 1)]. PDG 2022, review "Muon decay parameters", with rho = delta = 3/4, xi = 1, eta = 0. The sign: at x = 1
/// both neutrinos fly against the muon and their spins cancel, so the left-handed mu- carries the spin of the tau- and flies against it.
/// </remarks>
/// <param name="Momentum">Momentum of the muon [GeV].</param>
/// <param name="Polarimeter">Strength a(x) with which the muon analyses the spin: the density is 1 -+ a P cos(theta).</param>
/// <param name="Weight">Density of the unpolarised spectrum over that from which x was drawn.</param>
internal readonly record struct MuonicTauDecay(double Momentum, double Polarimeter, double Weight)
{
    private static readonly double MassRatio2 = Particle.Muon.Mass * Particle.Muon.Mass / (Particle.Tau.Mass * Particle.Tau.Mass);

    /// <summary>Largest energy of the muon [GeV].</summary>
    internal static readonly double LargestEnergy = Particle.Tau.Mass * (1 + MassRatio2) / 2;

    private static readonly double X0 = Particle.Muon.Mass / LargestEnergy;
    private static readonly double Norm = PhaseSpaceFactor(MassRatio2) / (2 * Math.Pow(1 + MassRatio2, 4));

    /// <summary>Draws the energy, uniformly between its limits.</summary>
    /// <param name="uniform">A number in [0, 1].</param>
    internal static MuonicTauDecay Draw(double uniform)
    {
        var x = X0 + (1 - X0) * uniform;
        var p = Math.Sqrt(Math.Max(0, x * x - X0 * X0));
        var isotropic = 3 * x - 2 * x * x - X0 * X0;
        var polarimeter = p * (2 * x - 2 + Math.Sqrt(1 - X0 * X0)) / isotropic;
        return new MuonicTauDecay(p * LargestEnergy, polarimeter, (1 - X0) * p * isotropic / Norm);
    }

    /// <summary>Suppression of the decay width by the mass of the lepton: 1 - 8r + 8r^3 - r^4 - 12 r^2 ln(r), r = (m_mu/m_tau)^2.</summary>
    /// <remarks>It also normalises the spectrum: the integral of p (3x - 2x^2 - x0^2) over x is f(r)/(2 (1 + r)^4).</remarks>
    private static double PhaseSpaceFactor(double r) => 1 - 8 * r + 8 * r * r * r - r * r * r * r - 12 * r * r * Math.Log(r);
}
