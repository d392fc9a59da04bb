using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Generation;

/// <summary>A photon that turns into e+e- in a thin cylinder of material: a parametric stand-in for the simulation of the detector.</summary>
/// <remarks>
/// Complete screening, as for photons above some 100 MeV. The probability is 1 - exp(-7t/9) with the path t in radiation lengths, thickness/sin(theta); the electron
/// takes the fraction z of the energy with density 1 - 4z(1 - z)/3 (PDG 2022, chapter "Passage of particles through matter", photon energy loss). Each lepton leaves at u m_e/E
/// from the photon, u with density 2u/(1 + u^2)^2, back to back in azimuth; the nucleus takes the small rest of the momentum. Photons come from the origin.
/// </remarks>
/// <param name="Radius">Radius of the cylinder [cm], above 0.</param>
/// <param name="Thickness">Thickness seen at 90 degrees [radiation lengths], above 0 and below 0.2: thin.</param>
public sealed record PhotonConversion(double Radius, double Thickness)
{
    /// <summary>Radius of the cylinder [cm].</summary>
    public double Radius { get; } = Radius > 0 && double.IsFinite(Radius) ? Radius
        : throw new ArgumentOutOfRangeException(nameof(Radius), $"Radius = {Radius} cm; it must be a finite number above 0.");

    /// <summary>Thickness at 90 degrees [radiation lengths].</summary>
    public double Thickness { get; } = Thickness is > 0 and < 0.2 ? Thickness
        : throw new ArgumentOutOfRangeException(nameof(Thickness), $"Thickness = {Thickness} radiation lengths; allowed are values above 0 and below 0.2, so that the cylinder is thin.");

    /// <summary>Probability that a photon converts.</summary>
    /// <param name="photon">Momentum in the laboratory [GeV].</param>
    public double Probability(FourVector photon) => 1 - Math.Exp(-7.0 / 9 * Thickness * photon.P / photon.Pt);

    /// <summary>A conversion of a photon; weight it with <see cref="Probability"/>.</summary>
    /// <param name="photon">Momentum in the laboratory [GeV], not along z, above 10 MeV.</param>
    /// <param name="rng">Random numbers.</param>
    public ConvertedPhoton Convert(FourVector photon, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        if (!(photon.E > 0.01 && photon.Pt > 0))
            throw new ArgumentOutOfRangeException(nameof(photon), $"photon = {photon}; a conversion is described above 0.01 GeV, at an angle to the z axis.");
        var fraction = EnergyFraction(photon.E, rng);
        var azimuth = rng.Uniform();
        var direction = photon.Momentum.Unit;
        return new ConvertedPhoton(
            Lepton(direction, fraction * photon.E, azimuth, rng), Lepton(direction, (1 - fraction) * photon.E, azimuth + 0.5, rng),
            photon.Momentum * (Radius / photon.Pt));
    }

    // Both leptons keep at least twice their mass, so that the angle m_e/E stays small.
    private static double EnergyFraction(double energy, RandomStream rng)
    {
        var lowest = 2 * Particle.Electron.Mass / energy;
        while (true)
        {
            var z = rng.Uniform(lowest, 1 - lowest);
            if (rng.Uniform() < 1 - 4 * z * (1 - z) / 3)
                return z;
        }
    }

    private static FourVector Lepton(ThreeVector direction, double energy, double azimuth, RandomStream rng)
    {
        var uniform = rng.Uniform();
        var angle = Math.Min(Math.Sqrt(uniform / (1 - uniform)) * Particle.Electron.Mass / energy, Math.PI / 2);
        var momentum = Math.Sqrt(energy * energy - Particle.Electron.Mass * Particle.Electron.Mass);
        return FourVector.FromMass(IsotropicDirection.About(direction, Math.Cos(angle), azimuth) * momentum, Particle.Electron.Mass);
    }
}

/// <summary>What a photon turned into.</summary>
/// <param name="Electron">Electron [GeV].</param>
/// <param name="Positron">Positron [GeV].</param>
/// <param name="Vertex">Where [cm].</param>
public sealed record ConvertedPhoton(FourVector Electron, FourVector Positron, ThreeVector Vertex);
