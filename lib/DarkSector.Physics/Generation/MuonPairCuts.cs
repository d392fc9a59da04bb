using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Generation;

/// <summary>Generator-level cuts on two muons in the CMS frame, so that events are spent where a selection looks.</summary>
/// <param name="MinimumTheta">Smallest polar angle of either muon [rad].</param>
/// <param name="MaximumTheta">Largest polar angle of either muon [rad].</param>
/// <param name="MinimumPt">Smallest transverse momentum of either muon [GeV].</param>
/// <param name="MinimumPairPt">Smallest transverse momentum of the two together [GeV].</param>
public sealed record MuonPairCuts(
    double MinimumTheta = 0, double MaximumTheta = Math.PI, double MinimumPt = 0, double MinimumPairPt = 0)
{
    /// <summary>No cuts.</summary>
    public static MuonPairCuts None { get; } = new();

    /// <summary>Smallest polar angle of either muon [rad], from 0 to below pi.</summary>
    public double MinimumTheta { get; } = MinimumTheta is >= 0 and < Math.PI ? MinimumTheta
        : throw new ArgumentOutOfRangeException(nameof(MinimumTheta), $"MinimumTheta = {MinimumTheta} rad; allowed are 0 to pi.");

    /// <summary>Largest polar angle of either muon [rad], from the smallest to pi.</summary>
    public double MaximumTheta { get; } = MaximumTheta > MinimumTheta && MaximumTheta <= Math.PI ? MaximumTheta
        : throw new ArgumentOutOfRangeException(nameof(MaximumTheta), $"MaximumTheta = {MaximumTheta} rad; allowed are values above MinimumTheta = {MinimumTheta} rad, up to pi.");

    /// <summary>Smallest transverse momentum of either muon [GeV], not negative.</summary>
    public double MinimumPt { get; } = MinimumPt >= 0 ? MinimumPt
        : throw new ArgumentOutOfRangeException(nameof(MinimumPt), $"MinimumPt = {MinimumPt} GeV; it must be at least 0.");

    /// <summary>Smallest transverse momentum of the pair [GeV], not negative.</summary>
    public double MinimumPairPt { get; } = MinimumPairPt >= 0 ? MinimumPairPt
        : throw new ArgumentOutOfRangeException(nameof(MinimumPairPt), $"MinimumPairPt = {MinimumPairPt} GeV; it must be at least 0.");

    /// <summary>The cuts, if a reaction at a centre-of-mass energy can pass them.</summary>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    /// <exception cref="ArgumentOutOfRangeException">A transverse momentum is above that of a muon with half of the energy, sqrt(s/4 - m^2), the largest for one muon as for the pair.</exception>
    internal MuonPairCuts Within(double sqrtS)
    {
        var largest = Math.Sqrt(Math.Max(0, sqrtS * sqrtS / 4 - Particle.Muon.Mass * Particle.Muon.Mass));
        foreach (var (name, value) in new[] { (nameof(MinimumPt), MinimumPt), (nameof(MinimumPairPt), MinimumPairPt) })
        {
            if (!(value < largest))
                throw new ArgumentOutOfRangeException(name, $"{name} = {value} GeV; muons at sqrt(s) = {sqrtS} GeV have less than {largest:F4} GeV.");
        }
        return this;
    }

    /// <summary>Whether two muons, given in the CMS frame, pass.</summary>
    public bool Pass(FourVector muon1, FourVector muon2) =>
        (muon1 + muon2).Pt >= MinimumPairPt && Pass(muon1) && Pass(muon2);

    private bool Pass(FourVector muon) =>
        muon.Pt >= MinimumPt && muon.Theta is var theta && theta >= MinimumTheta && theta <= MaximumTheta;
}
