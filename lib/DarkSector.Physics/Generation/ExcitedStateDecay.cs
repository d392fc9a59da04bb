using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Generation;

/// <summary>chi2 -> chi1 l+ l- of inelastic dark matter, by the exact squared amplitude of an unpolarised chi2.</summary>
/// <remarks>
/// chi2 is unpolarised: beams without polarisation and couplings that keep parity could polarise it across the production plane only, and that needs an absorptive
/// part. The mass q of the pair follows the spectrum of <see cref="InelasticDarkMatter"/>; the helicity angle of the l- in the frame of the pair goes with
/// a + b (q^2 - 4 m_l^2)[(Sigma^2 - q^2) cos^2 + q^2]/(Sigma^2 + 2 q^2), a = 3 q^2/(2 (q^2 + 2 m_l^2)), b = -3/(2 (q^2 + 2 m_l^2)): the trace of the lepton tensor
/// with that of chi2 and chi1.
/// </remarks>
internal sealed class ExcitedStateDecay
{
    /// <summary>Coordinates that <see cref="Draw"/> takes.</summary>
    public const int Dimensions = 5;

    private readonly InelasticDarkMatter _unit;
    private readonly Particle _lepton;
    private readonly double _width;

    /// <summary>The decay; refused where it is closed.</summary>
    public ExcitedStateDecay(InelasticDarkMatter model, Particle lepton)
    {
        ArgumentNullException.ThrowIfNull(lepton);
        if (lepton != Particle.Electron && lepton != Particle.Muon)
            throw new ArgumentException($"chi2 -> chi1 {lepton} {lepton} is not generated; take Particle.Electron or Muon.", nameof(lepton));
        if (!(model.Splitting > 2 * lepton.Mass))
            throw new ArgumentOutOfRangeException(nameof(model), $"splitting = {model.Splitting} GeV; chi2 -> chi1 {lepton} {lepton} needs a splitting above {2 * lepton.Mass:G6} GeV.");
        _unit = model.WithUnitCouplings();
        _lepton = lepton;
        _width = _unit.WidthToLeptons(lepton);
        Fraction = _width / _unit.Width;
    }

    /// <summary>Branching fraction.</summary>
    public double Fraction { get; }

    /// <summary>Momenta of the products, and the density of the decay per unit cube, 1 on average.</summary>
    /// <param name="chi2">Momentum of chi2 [GeV].</param>
    /// <param name="point">Mass of the pair, direction of the pair, direction of the l-.</param>
    /// <param name="momenta">Receives chi1, l-, l+.</param>
    public double Draw(FourVector chi2, ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        var (low, high) = (2 * _lepton.Mass, _unit.Splitting);
        var q = low + (high - low) * point[0];
        var q2 = q * q;
        var density = 2 * q * (high - low) * _unit.Spectrum(q2, VirtualPhoton.LeptonRatio(q2, _lepton.Mass)) / _width;
        // At the edges the density is zero, and rounding may put a pair below its threshold.
        if (!(density > 0) || q - low < 1e-9 * high || high - q < 1e-9 * high)
            return 0;

        var (pair, chi1) = PhaseSpace.TwoBody(chi2, q, _unit.Mass, IsotropicDirection.AlongFlight(chi2, point[1], point[2]));
        // The helicity angle is measured in the frame of the pair, from the flight of the pair in the frame of chi2.
        var flight = -chi2.InRestFrameOf(pair);
        var direction = IsotropicDirection.AlongFlight(flight, point[3], point[4]);
        momenta[0] = chi1;
        (momenta[1], momenta[2]) = PhaseSpace.TwoBody(pair, _lepton.Mass, _lepton.Mass, direction);
        return density * Helicity(q2, 2 * point[3] - 1);
    }

    private double Helicity(double q2, double cosine)
    {
        var (lepton2, sigma2) = (_lepton.Mass * _lepton.Mass, _unit.PairThreshold * _unit.PairThreshold);
        var along = ((sigma2 - q2) * cosine * cosine + q2) / (sigma2 + 2 * q2);
        return 1.5 * (q2 - (q2 - 4 * lepton2) * along) / (q2 + 2 * lepton2);
    }
}
