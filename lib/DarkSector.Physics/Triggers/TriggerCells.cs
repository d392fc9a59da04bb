using DarkSector.Numerics.Kinematics;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Triggers;

/// <summary>The rings of trigger cells of the calorimeter: 1 to 3 forward, 4 to 15 barrel, 16 and 17 backward.</summary>
/// <remarks>Numbering: basf2, trg/ecl. Their borders are assumed: cells of equal length along the barrel (equal steps of cot theta from 32.2 to
/// 128.7 degrees), of equal angle in the end-caps (12.4 to 31.4 and 130.7 to 155.1 degrees).</remarks>
public static class TriggerCells
{
    /// <summary>First ring of the barrel.</summary>
    public const int FirstBarrelRing = 4;

    /// <summary>Last ring of the barrel.</summary>
    public const int LastBarrelRing = 15;

    /// <summary>Last ring of all.</summary>
    public const int LastRing = 17;

    private static readonly (double First, double Last) Forward = (12.4 * deg, 31.4 * deg);
    private static readonly (double First, double Last) Backward = (130.7 * deg, 155.1 * deg);
    private static readonly (double First, double Last) BarrelCot = (1 / Math.Tan(32.2 * deg), 1 / Math.Tan(128.7 * deg));

    /// <summary>The ring a momentum points to; 0 outside of the calorimeter and in its gaps.</summary>
    /// <param name="momentum">Laboratory momentum [GeV].</param>
    public static int RingOf(FourVector momentum)
    {
        var cot = momentum.Pz / momentum.Pt;
        if (cot <= BarrelCot.First && cot > BarrelCot.Last)
            return FirstBarrelRing + Cell((BarrelCot.First - cot) / (BarrelCot.First - BarrelCot.Last), LastBarrelRing - FirstBarrelRing + 1);
        var theta = momentum.Theta;
        if (theta >= Forward.First && theta < Forward.Last)
            return 1 + Cell((theta - Forward.First) / (Forward.Last - Forward.First), FirstBarrelRing - 1);
        if (theta >= Backward.First && theta < Backward.Last)
            return LastBarrelRing + 1 + Cell((theta - Backward.First) / (Backward.Last - Backward.First), LastRing - LastBarrelRing);
        return 0;
    }

    private static int Cell(double fraction, int cells) => Math.Min((int)(fraction * cells), cells - 1);
}
