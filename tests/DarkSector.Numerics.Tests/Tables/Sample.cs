using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Tables;

namespace DarkSector.Numerics.Tests.Tables;

/// <summary>Five events small enough to follow by hand.</summary>
internal static class Sample
{
    public static readonly FourVector[] FirstMuons = [new(1, 0, 0, 2), new(0, 1, 0, 3), new(0, 0, 1, 4), new(3, 0, 0, 5), new(0, 4, 0, 6)];

    public static EventTable Muons() => EventTable.FromColumns("muons",
        ("index", [0, 1, 2, 3, 4]),
        ("recoilMass", [1.5, double.NaN, 3.5, 0.5, 2.5]),
        ("recoilTheta", [0.1, 0.2, 0.3, 0.4, 0.5]),
        ("mu1Px", [1, 0, 0, 3, 0]), ("mu1Py", [0, 1, 0, 0, 4]), ("mu1Pz", [0, 0, 1, 0, 0]), ("mu1E", [2, 3, 4, 5, 6]),
        ("mu2Px", [-1, 0, 0, 0, 0]), ("mu2Py", [0, 0, 0, 0, 0]), ("mu2Pz", [0, 0, 2, 0, 0]), ("mu2E", [2, 1, 3, 1, 1]));

    public static EventTable WeightedMuons() => Muons().WithColumn("weight", [1, 2, 3, 4, 5]);
}
