using System.Collections.Immutable;
using DarkSector.Physics.Detectors;

namespace DarkSector.Notebook.Figures;

/// <summary>The parts of a detector as an event display draws them, schematic: radii and lengths [cm] as seen from the interaction point.</summary>
/// <remarks>
/// Beam pipe and vertex detector: basf2 online book (pipe 1 cm; pixels 1.4 and 2.2 cm; outer radius 14 cm). Strips at 3.9, 8.0, 10.4, 13.5 cm, drift
/// chamber 16.8 to 111 cm: assumed. The calorimeter's barrel begins at 125 cm, its end-caps at z = 196 and -102 cm (Belle II Technical Design Report,
/// arXiv:1011.0352); its depth of 36 cm, and the sizes of the detector of K_L and muons, are assumed. Polar angles are those of
/// <see cref="Calorimeter"/> and <see cref="Tracking"/>.
/// </remarks>
internal static class DetectorOutline
{
    public const double BeamPipe = 1;
    public const double ChamberInner = 16.8;
    public const double ChamberOuter = 111;
    public const double CalorimeterInner = 125;
    public const double CalorimeterOuter = 161;
    public const double CalorimeterForward = 196;
    public const double CalorimeterBackward = -102;
    public const double MuonInner = 202;
    public const double MuonOuter = 335;
    public const double MuonForward = 283;
    public const double MuonBackward = -189;

    private const double Depth = CalorimeterOuter - CalorimeterInner;
    private const double MuonDepth = 125;

    /// <summary>Radii of the layers of the vertex detector [cm].</summary>
    public static ImmutableArray<double> VertexLayers { get; } = [1.4, 2.2, 3.9, 8.0, 10.4, 13.5];

    /// <summary>The vertex detector in z and radius [cm].</summary>
    public static (double Z, double R)[] VertexDetector { get; } = [(-22, VertexLayers[0]), (-22, 14), (40, 14), (40, VertexLayers[0])];

    /// <summary>The drift chamber in z and radius [cm].</summary>
    public static (double Z, double R)[] Chamber(Tracking tracking)
    {
        var (forward, backward) = (tracking.Acceptance.Low, tracking.Acceptance.High);
        const double Front = 157, Back = -83;
        return [(ZAt(ChamberInner, backward), ChamberInner), (Back, Back * Math.Tan(backward)), (Back, ChamberOuter), (Front, ChamberOuter),
            (Front, Front * Math.Tan(forward)), (ZAt(ChamberInner, forward), ChamberInner)];
    }

    /// <summary>The three parts of the calorimeter in z and radius [cm].</summary>
    public static IEnumerable<(double Z, double R)[]> Calorimeter(Calorimeter calorimeter)
    {
        var barrel = calorimeter.Barrel;
        yield return [(ZAt(CalorimeterInner, barrel.High), CalorimeterInner), (ZAt(CalorimeterOuter, barrel.High), CalorimeterOuter),
            (ZAt(CalorimeterOuter, barrel.Low), CalorimeterOuter), (ZAt(CalorimeterInner, barrel.Low), CalorimeterInner)];
        yield return EndCap(CalorimeterForward, CalorimeterForward + Depth, calorimeter.Forward);
        yield return EndCap(CalorimeterBackward, CalorimeterBackward - Depth, calorimeter.Backward);
    }

    /// <summary>The three parts of the detector of K_L and muons in z and radius [cm].</summary>
    public static IEnumerable<(double Z, double R)[]> MuonDetector()
    {
        yield return [(-173, MuonInner), (-173, MuonOuter), (267, MuonOuter), (267, MuonInner)];
        yield return [(MuonForward, 130), (MuonForward, MuonOuter), (MuonForward + MuonDepth, MuonOuter), (MuonForward + MuonDepth, 130)];
        yield return [(MuonBackward, 130), (MuonBackward, MuonOuter), (MuonBackward - MuonDepth, MuonOuter), (MuonBackward - MuonDepth, 130)];
    }

    /// <summary>Whether a point is inside the calorimeter's inner face.</summary>
    public static bool IsInsideCalorimeter(double r, double z) => r < CalorimeterInner && z < CalorimeterForward && z > CalorimeterBackward;

    /// <summary>How far a straight line from a point goes until it leaves a barrel and two end-caps.</summary>
    public static double WayOut(double r, double z, double sin, double cos, double radius, double forward, double backward)
    {
        var toBarrel = sin > 0 ? (radius - r) / sin : double.PositiveInfinity;
        var toEnd = cos > 0 ? (forward - z) / cos : cos < 0 ? (backward - z) / cos : double.PositiveInfinity;
        return Math.Max(0, Math.Min(toBarrel, toEnd));
    }

    private static double ZAt(double radius, double theta) => radius / Math.Tan(theta);

    private static (double Z, double R)[] EndCap(double near, double far, AngularRange range) =>
        [(near, near * Math.Tan(range.Low)), (near, near * Math.Tan(range.High)), (far, near * Math.Tan(range.High)), (far, near * Math.Tan(range.Low))];
}
