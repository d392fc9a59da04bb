using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Amplitudes;

/// <summary>How the vacuum polarisation makes the electromagnetic coupling run: alpha(q^2) = alpha/(1 - Delta alpha(q^2)).</summary>
/// <remarks>
/// Delta alpha, the real part, is the sum of <see cref="Leptons"/>, exact at one loop, and <see cref="Hadrons"/>, a fit to data of space-like momenta that is taken for time-like ones of the same size:
/// good away from resonances. The narrow J/psi, psi(2S) and Upsilon(1S) to (3S) are left out, within some MeV of which it would change sign and size, and so is the imaginary part, which
/// changes |1/(1 - Delta alpha)|^2 by 3e-4 at 10.58 GeV. The top quark and the weak bosons are left out too.
/// </remarks>
public static class VacuumPolarisation
{
    // Below this |q^2|/m^2 the first term of the expansion is exact to 1e-5 of itself, while the closed form loses digits.
    private const double Small = 1e-4;

    private static readonly double[] ChargedLeptons = [Particle.Electron.Mass, Particle.Muon.Mass, Particle.Tau.Mass];

    /// <summary>1/(1 - Delta alpha): the factor on each amplitude with one photon of this virtuality.</summary>
    /// <param name="q2">Squared momentum of the photon [GeV^2]: positive when it is time-like, as in annihilation.</param>
    public static double Factor(double q2) => 1 / (1 - Shift(q2));

    /// <summary>Delta alpha: of leptons and hadrons. 0.036 at 10.58 GeV.</summary>
    /// <param name="q2">Squared momentum of the photon [GeV^2].</param>
    public static double Shift(double q2) => Leptons(q2) + Hadrons(q2);

    /// <summary>What electrons, muons and taus contribute at one loop; two loops add 0.25 % of it at the Z mass.</summary>
    /// <remarks>Each adds (alpha/3 pi) [-5/3 - 4r + (1 + 2r) beta ln|(1 + beta)/(1 - beta)|], r = m^2/q^2, beta = sqrt(1 - 4r), and between 0 and 4 m^2, where beta is
    /// imaginary, (1 + 2r) 2|beta| arctan(1/|beta|) in place of the last term: textbook, e.g. M. E. Peskin and D. V. Schroeder, An Introduction to Quantum Field Theory, section 7.5.</remarks>
    /// <param name="q2">Squared momentum of the photon [GeV^2].</param>
    public static double Leptons(double q2)
    {
        var sum = 0.0;
        foreach (var mass in ChargedLeptons)
            sum += Loop(q2 / (mass * mass));
        return PhysicalConstants.FineStructure / (3 * Math.PI) * sum;
    }

    /// <summary>What hadrons contribute: A + B ln(1 + C |q^2|).</summary>
    /// <remarks>H. Burkhardt and B. Pietrzyk, Phys. Lett. B 513, 46 (2001), table of the parametrisation; up to 10 TeV. 0.02761(36) at the Z mass.</remarks>
    /// <param name="q2">Squared momentum of the photon [GeV^2].</param>
    public static double Hadrons(double q2)
    {
        var size = Math.Abs(q2);
        var (a, b, c) = Math.Sqrt(size) switch
        {
            <= 0.7 => (0.0, 0.0023092, 3.9925370),
            <= 2 => (0.0, 0.0022333, 4.2191779),
            <= 4 => (0.0, 0.0024402, 3.2496684),
            <= 10 => (0.0, 0.0027340, 2.0995092),
            <= 91.1876 => (0.0010485, 0.0029431, 1.0),
            _ => (0.0012234, 0.0029237, 1.0),
        };
        return a + b * Math.Log(1 + c * size);
    }

    // One lepton in units of alpha/(3 pi), against q^2/m^2.
    private static double Loop(double x)
    {
        if (Math.Abs(x) < Small)
            return -x / 5;
        var r = 1 / x;
        var discriminant = 1 - 4 * r;
        var root = Math.Sqrt(Math.Abs(discriminant));
        var logarithm = discriminant >= 0 ? Math.Log((1 + root) / Math.Abs(1 - root)) : 2 * Math.Atan(1 / root);
        return -5.0 / 3 - 4 * r + (1 + 2 * r) * root * logarithm;
    }
}
