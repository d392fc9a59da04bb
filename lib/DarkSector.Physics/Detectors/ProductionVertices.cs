using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Generation;

namespace DarkSector.Physics.Detectors;

/// <summary>Where the particles of a sample start.</summary>
internal static class ProductionVertices
{
    /// <summary>Where a particle starts, seen from where the beams collided [cm]; null for one from there.</summary>
    public static ThreeVector[]? Of(EventSample sample, string particle) =>
        sample.DisplacedDecays.FirstOrDefault(decay => decay.Products.Contains(particle)) is { } decay ? Read(sample.Events, decay.Parent + "Vertex") : null;

    /// <summary>The points of three columns [cm].</summary>
    public static ThreeVector[] Read(EventTable events, string point)
    {
        var (x, y, z) = (events[point + "X"], events[point + "Y"], events[point + "Z"]);
        var points = new ThreeVector[events.Count];
        for (var i = 0; i < points.Length; i++)
            points[i] = new ThreeVector(x[i], y[i], z[i]);
        return points;
    }

    /// <summary>Three columns from points.</summary>
    public static IEnumerable<(string, double[])> Columns(string point, ThreeVector[] points) =>
        [(point + "X", Array.ConvertAll(points, p => p.X)), (point + "Y", Array.ConvertAll(points, p => p.Y)), (point + "Z", Array.ConvertAll(points, p => p.Z))];
}
