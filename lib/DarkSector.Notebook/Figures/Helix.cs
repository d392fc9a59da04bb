using System.Collections.Immutable;
using DarkSector.Numerics.Kinematics;

namespace DarkSector.Notebook.Figures;

/// <summary>The way of a charged particle in a field along z, up to the calorimeter or half a turn; a muon goes on straight.</summary>
/// <remarks>pT = 0.00299792458 B R with pT in GeV, B in T and R in cm; a positive charge turns clockwise seen against the field.</remarks>
internal static class Helix
{
    private const double GevPerTeslaCentimetre = 0.00299792458;
    private const double LongestStep = 2;
    private const int Steps = 4000;

    /// <summary>Points of the way [cm].</summary>
    public static ImmutableArray<ThreeVector> Points(DisplayedTrack track, double field)
    {
        var (origin, momentum) = (track.Origin, track.Momentum);
        var radius = momentum.Pt / (GevPerTeslaCentimetre * field);
        var (phi, slope) = (Math.Atan2(momentum.Py, momentum.Px), momentum.Pz / momentum.Pt);
        var (centreX, centreY) = (origin.X + track.Charge * radius * Math.Sin(phi), origin.Y - track.Charge * radius * Math.Cos(phi));
        var step = Math.Min(LongestStep / Math.Sqrt(1 + slope * slope), radius * Math.PI / 60);
        var points = ImmutableArray.CreateBuilder<ThreeVector>();
        points.Add(origin);
        for (var i = 1; i <= Steps && i * step <= Math.PI * radius; i++)
        {
            var angle = phi - track.Charge * i * step / radius;
            var point = new ThreeVector(centreX - track.Charge * radius * Math.Sin(angle), centreY + track.Charge * radius * Math.Cos(angle), origin.Z + i * step * slope);
            points.Add(point);
            if (!DetectorOutline.IsInsideCalorimeter(Distance(point), point.Z))
                return track.IsMuon ? [.. points, Beyond(point, angle, slope)] : points.ToImmutable();
        }

        return points.ToImmutable();
    }

    internal static double Distance(ThreeVector point) => Math.Sqrt(point.X * point.X + point.Y * point.Y);

    // The field ends with the coil; what is left of the way is nearly straight.
    private static ThreeVector Beyond(ThreeVector point, double angle, double slope)
    {
        var sin = 1 / Math.Sqrt(1 + slope * slope);
        var way = DetectorOutline.WayOut(Distance(point), point.Z, sin, slope * sin, DetectorOutline.MuonOuter,
            DetectorOutline.MuonForward + 100, DetectorOutline.MuonBackward - 100);
        var direction = new ThreeVector(sin * Math.Cos(angle), sin * Math.Sin(angle), slope * sin);
        return point + direction * way;
    }
}
