using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Generation;

/// <summary>The charged lepton of tau -> l nu nu in the rest frame of the tau, neutrinos integrated over.</summary>
/// <remarks>
/// With x = E/E_max, E_max = (m_tau^2 + m_l^2)/(2 m_tau), x0 = m_l/E_max, p = sqrt(x^2 - x0^2), theta the angle between the lepton and the spin:
/// dGamma/(dx dcos) ~ p [3x - 2x^2 - x0^2 -+ P cos(theta) p (2x - 2 + sqrt(1 - x0^2))], upper sign for the tau-. Without masses it is
/// x^2 [3 - 2x -+ P cos(theta) (2x - 1)]. PDG 2022, review "Muon decay parameters", with rho = delta = 3/4, xi = 1, eta = 0. The sign: at x = 1
/// both neutrinos fly against the lepton and their spins cancel, so the left-handed l- carries the spin of the tau- and flies against it.
/// </remarks>
internal sealed class LeptonicTauSpectrum
{
    private readonly double _x0;
    private readonly double _norm;

    private LeptonicTauSpectrum(Particle lepton)
    {
        var ratio = lepton.Mass * lepton.Mass / (Particle.Tau.Mass * Particle.Tau.Mass);
        LargestEnergy = Particle.Tau.Mass * (1 + ratio) / 2;
        _x0 = lepton.Mass / LargestEnergy;
        _norm = PhaseSpaceFactor(ratio) / (2 * Math.Pow(1 + ratio, 4));
    }

    /// <summary>tau -> e nu nu.</summary>
    public static LeptonicTauSpectrum Electron { get; } = new(Particle.Electron);

    /// <summary>tau -> mu nu nu.</summary>
    public static LeptonicTauSpectrum Muon { get; } = new(Particle.Muon);

    /// <summary>Largest energy of the lepton [GeV].</summary>
    public double LargestEnergy { get; }

    /// <summary>Draws the energy, uniformly between its limits.</summary>
    /// <param name="uniform">A number in [0, 1].</param>
    /// <returns>Momentum [GeV]; strength a(x) with which the lepton analyses the spin, the density being 1 -+ a P cos(theta); density of the
    /// unpolarised spectrum over that from which x was drawn.</returns>
    public (double Momentum, double Polarimeter, double Weight) Draw(double uniform)
    {
        var x = _x0 + (1 - _x0) * uniform;
        var p = Math.Sqrt(Math.Max(0, x * x - _x0 * _x0));
        var isotropic = 3 * x - 2 * x * x - _x0 * _x0;
        var polarimeter = p * (2 * x - 2 + Math.Sqrt(1 - _x0 * _x0)) / isotropic;
        return (p * LargestEnergy, polarimeter, (1 - _x0) * p * isotropic / _norm);
    }

    /// <summary>Suppression of the decay width by the mass of the lepton: 1 - 8r + 8r^3 - r^4 - 12 r^2 ln(r), r = (m_l/m_tau)^2.</summary>
    /// <remarks>It also normalises the spectrum: the integral of p (3x - 2x^2 - x0^2) over x is f(r)/(2 (1 + r)^4).</remarks>
    private static double PhaseSpaceFactor(double r) => 1 - 8 * r + 8 * r * r * r - r * r * r * r - 12 * r * r * Math.Log(r);
}
