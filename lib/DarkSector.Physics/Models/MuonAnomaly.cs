using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Models;

/// <summary>The muon's anomalous magnetic moment from a Z' with vector coupling g' to muons, at one loop.</summary>
/// <remarks>
/// Delta a_mu = g'^2/(8 pi^2) Int_0^1 dx 2 m_mu^2 x^2 (1 - x) / (x^2 m_mu^2 + (1 - x) M^2).
/// The band drawn in figures is the difference of the 2023 measurement and the 2020 white paper, 249(48)e-11; the 2025 update of the
/// prediction removes most of it, so the band is a historical overlay.
/// </remarks>
public static class MuonAnomaly
{
    /// <summary>Measured minus predicted a_mu of 2023, and its standard deviation.</summary>
    public static DarkSector.Numerics.Estimate Difference2023 { get; } = new(249e-11, 48e-11);

    /// <summary>Delta a_mu of a Z'.</summary>
    /// <param name="mass">Z' mass [GeV], above 0.</param>
    /// <param name="coupling">Gauge coupling g'.</param>
    public static double FromZPrime(double mass, double coupling)
    {
        if (!(mass > 0))
            throw new ArgumentOutOfRangeException(nameof(mass), $"mass = {mass} GeV; a Z' needs a mass above 0 GeV.");
        var (mu2, m2) = (Particle.Muon.Mass * Particle.Muon.Mass, mass * mass);
        // x = 1 - t^2 takes out the square-root-like edge at x = 1 that a light Z' has.
        var integral = MathNet.Numerics.Integration.GaussLegendreRule.Integrate(t =>
        {
            var x = 1 - t * t;
            return 2 * t * 2 * mu2 * x * x * (1 - x) / (x * x * mu2 + (1 - x) * m2);
        }, 0, 1, 256);
        return coupling * coupling / (8 * Math.PI * Math.PI) * integral;
    }

    /// <summary>The coupling g' that gives a value of Delta a_mu.</summary>
    /// <param name="mass">Z' mass [GeV], above 0.</param>
    /// <param name="difference">Delta a_mu, not negative: a vector makes the moment larger.</param>
    public static double ZPrimeCouplingFor(double mass, double difference)
    {
        if (!(difference >= 0))
            throw new ArgumentOutOfRangeException(nameof(difference), $"difference = {difference}; a vector coupling only gives Delta a_mu >= 0.");
        return Math.Sqrt(difference / FromZPrime(mass, coupling: 1));
    }
}
