using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Shapes;
using DarkSector.Physics.Datasets;

namespace DarkSector.Physics.Generation;

/// <summary>A process with initial-state radiation and, where asked for, the energy spread of the beams.</summary>
/// <remarks>
/// Each beam loses a fraction x of its energy to collinear photons (<see cref="InitialStateRadiation"/>), after its energy was shifted by a Gaussian
/// spread; what is left collides at sqrt(s') with the cross-section of the process at that energy, and is boosted along the beams. The cross-section is
/// the integral of D(x1) D(x2) sigma(s'). The photons are the particles `photon1True` (along +z) and `photon2True`, or
/// `beamPhoton1True` and `beamPhoton2True` where the process has photons of those names itself.
/// </remarks>
public sealed class RadiatedProcess : Process
{
    private readonly Func<double, Process> _at;
    private readonly Process _nominal;
    private readonly InitialStateRadiation _radiation;
    private readonly double _lowestSqrtS;
    private readonly (double Electrons, double Positrons) _spread;

    /// <summary>A process after radiation.</summary>
    /// <param name="at">The process at any centre-of-mass energy [GeV] from <paramref name="lowestSqrtS"/> up to the nominal one; cheap to make.</param>
    /// <param name="sqrtS">Nominal centre-of-mass energy [GeV].</param>
    /// <param name="lowestSqrtS">Lowest energy left after radiation [GeV], above the threshold of the process.</param>
    /// <param name="radiation">Radiation of the beams; all collinear photons when left out.</param>
    /// <param name="electronSpread">Relative Gaussian energy spread of the electron beam; SuperKEKB: 7.3e-4 (5.13 MeV of 7.004 GeV).</param>
    /// <param name="positronSpread">Relative Gaussian energy spread of the positron beam; SuperKEKB: 5.9e-4 (2.375 MeV of 4.002 GeV).</param>
    public RadiatedProcess(Func<double, Process> at, double sqrtS, double lowestSqrtS,
        InitialStateRadiation? radiation = null, double electronSpread = 0, double positronSpread = 0)
    {
        ArgumentNullException.ThrowIfNull(at);
        if (!(lowestSqrtS > 0 && lowestSqrtS < sqrtS))
            throw new ArgumentOutOfRangeException(nameof(lowestSqrtS), $"lowestSqrtS = {lowestSqrtS} GeV; allowed is the threshold of the process up to sqrt(s) = {sqrtS:F2} GeV.");
        if (electronSpread is not (>= 0 and < 0.01) || positronSpread is not (>= 0 and < 0.01))
            throw new ArgumentOutOfRangeException(nameof(electronSpread), $"Relative beam spreads of {electronSpread} and {positronSpread}; allowed are 0 to 0.01.");
        SqrtS = sqrtS;
        _at = at;
        _nominal = at(sqrtS);
        _radiation = radiation ?? InitialStateRadiation.At(sqrtS);
        _lowestSqrtS = lowestSqrtS;
        _spread = (electronSpread, positronSpread);
        FinalState = [.. _nominal.FinalState, .. BeamPhotons(_nominal.FinalState)];
    }

    /// <inheritdoc/>
    public override string Name => _nominal.Name;

    /// <inheritdoc/>
    public override string Normalisation => $"{_nominal.Normalisation}; folded with leading-log initial-state radiation";

    /// <inheritdoc/>
    public override KFactor? KFactor => _nominal.KFactor;

    /// <inheritdoc/>
    public override double SqrtS { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<TrueParticle> FinalState { get; }

    /// <inheritdoc/>
    public override int Dimensions => _nominal.Dimensions + 2 + (HasSpread ? 2 : 0);

    private bool HasSpread => _spread != (0, 0);

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        var beamPoint = point[_nominal.Dimensions..];
        var (x1, weight1) = _radiation.Draw(beamPoint[0]);
        var (x2, weight2) = _radiation.Draw(beamPoint[1]);
        var electrons = 1 + (HasSpread ? Shift(_spread.Electrons, beamPoint[2]) : 0);
        var positrons = 1 + (HasSpread ? Shift(_spread.Positrons, beamPoint[3]) : 0);
        var (left1, left2) = (electrons * (1 - x1), positrons * (1 - x2));
        var sqrtS = SqrtS * Math.Sqrt(left1 * left2);
        if (sqrtS < _lowestSqrtS)
            return 0;

        var reduced = _at(sqrtS).Evaluate(point[.._nominal.Dimensions], momenta);
        var beam = SqrtS / 2;
        var velocity = new ThreeVector(0, 0, (left1 - left2) / (left1 + left2));
        var count = FinalState.Count - 2;
        for (var i = 0; i < count; i++)
            momenta[i] = momenta[i].Boost(velocity);
        momenta[count] = new FourVector(0, 0, electrons * x1 * beam, electrons * x1 * beam);
        momenta[count + 1] = new FourVector(0, 0, -positrons * x2 * beam, positrons * x2 * beam);
        return weight1 * weight2 * reduced;
    }

    private static TrueParticle[] BeamPhotons(IReadOnlyList<TrueParticle> others) => others.Any(other => other.Name is "photon1True" or "photon2True")
        ? [TrueParticle.Photon("beamPhoton1True"), TrueParticle.Photon("beamPhoton2True")]
        : [TrueParticle.Photon("photon1True"), TrueParticle.Photon("photon2True")];

    // A uniform number turned into a Gaussian shift; the ends of the unit interval are 8 standard deviations away.
    private static double Shift(double spread, double uniform) => spread * StandardNormal.Quantile(Math.Clamp(uniform, 1e-15, 1 - 1e-15));
}
