using DarkSector.Numerics.Kinematics;
using static DarkSector.Physics.Detectors.AllowedValue;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Detectors;

/// <summary>The detector of K_L and muons behind the solenoid (KLM): where it is, what reaches it, and photons that slip through gaps of the calorimeter.</summary>
/// <remarks>Angles and momenta from basf2, AcceptanceVariables. Which muons are identified: <see cref="MuonIdentification"/>.</remarks>
public sealed record MuonDetector
{
    /// <summary>Forward end-cap alone; Belle II: 18 to 37 degrees.</summary>
    public AngularRange Forward { get; init; } = AngularRange.Degrees(18, 37);

    /// <summary>Barrel alone; Belle II: 47 to 122 degrees.</summary>
    public AngularRange Barrel { get; init; } = AngularRange.Degrees(47, 122);

    /// <summary>Backward end-cap alone; Belle II: 130 to 155 degrees.</summary>
    public AngularRange Backward { get; init; } = AngularRange.Degrees(130, 155);

    /// <summary>Transverse momentum that reaches the barrel, momentum that reaches the end-caps [GeV]. The second is assumed equal.</summary>
    public double ReachMomentum { get; init => field = NotNegative(value, " GeV"); } = 0.6 * GeV;

    /// <summary>Probability to see a hard photon that passed through a gap of the calorimeter: it showers in the coil and the iron. Assumed; no published number.</summary>
    public double GapPhotonEfficiency { get; init => field = Probability(value); } = 0.7;

    /// <summary>Energy at which half of that is reached [GeV]; it rises as E/(E + this). Assumed.</summary>
    public double GapPhotonEnergy { get; init => field = Positive(value, " GeV"); } = 0.5 * GeV;

    /// <summary>Whether a muon gets there: below the overlap regions' ends in angle, and with enough momentum.</summary>
    /// <param name="momentum">True laboratory momentum [GeV].</param>
    public bool IsReachedBy(FourVector momentum)
    {
        var theta = momentum.Theta;
        var inEndCaps = theta > Forward.Low && theta <= Barrel.Low || theta >= Barrel.High && theta < Backward.High;
        return inEndCaps ? momentum.P > ReachMomentum : Barrel.Contains(theta) && momentum.Pt > ReachMomentum;
    }

    /// <summary>Probability to see a photon that the calorimeter cannot see since it flies into a gap; 0 for all others.</summary>
    /// <param name="photon">True laboratory momentum [GeV].</param>
    /// <param name="calorimeter">The calorimeter in front.</param>
    public double GapEfficiency(FourVector photon, Calorimeter calorimeter)
    {
        ArgumentNullException.ThrowIfNull(calorimeter);
        var theta = photon.Theta;
        return calorimeter.IsInGap(theta) && theta > Forward.Low && theta < Backward.High
            ? GapPhotonEfficiency * photon.E / (photon.E + GapPhotonEnergy) : 0;
    }
}
