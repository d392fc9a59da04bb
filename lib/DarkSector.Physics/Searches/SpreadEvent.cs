using DarkSector.Numerics.Tables;

namespace DarkSector.Physics.Searches;

/// <summary>A part of a simulated event: an event that stands for more than a quarter of an expected one is spread over half a resolution.</summary>
/// <remarks>Drawn as it is, an event of weight 5 would be five events at one point of the plane: a peak that is not there. Parts lie on a spiral about the event, with
/// the radii of a two-dimensional Gaussian of half the local resolution; that widens structures of the background by 12 %. For statistical errors the parts
/// count as the one event that they are.</remarks>
/// <param name="DimuonMassSquared">Squared dimuon mass [GeV^2].</param>
/// <param name="RecoilMassSquared">Squared recoil mass [GeV^2].</param>
/// <param name="Weight">Expected events of the part.</param>
/// <param name="WeightOfEvent">Expected events of all parts together.</param>
internal readonly record struct SpreadEvent(double DimuonMassSquared, double RecoilMassSquared, double Weight, double WeightOfEvent)
{
    private const double LargestWeight = 0.25;
    private const int MostParts = 40;
    private const double Width = 0.5;

    // The angle between neighbours of a sunflower.
    private const double GoldenAngle = 2.399963229728653;

    /// <summary>The parts of all events within reach of the windows.</summary>
    public static List<SpreadEvent> All(IReadOnlyList<EventTable> samples, DarkHiggsSignalGrid resolution)
    {
        var parts = new List<SpreadEvent>();
        foreach (var sample in samples)
        {
            var (x, y, weights) = (sample["dimuonMassSquared"], sample["recoilMassSquared"], sample.Weights());
            for (var i = 0; i < weights.Length; i++)
            {
                if (resolution.Covers(x[i], y[i]))
                    parts.AddRange(Parts(x[i], y[i], weights[i], i, resolution));
            }
        }
        return parts;
    }

    private static IEnumerable<SpreadEvent> Parts(double x, double y, double weight, int row, DarkHiggsSignalGrid resolution)
    {
        var count = Math.Clamp((int)Math.Ceiling(weight / LargestWeight), 1, MostParts);
        if (count == 1)
            return [new SpreadEvent(x, y, weight, weight)];
        var local = resolution.Near(x, y);
        return Enumerable.Range(0, count).Select(part =>
        {
            var radius = Width * Math.Sqrt(-2 * Math.Log(1 - (part + 0.5) / count));
            var (sine, cosine) = Math.SinCos(GoldenAngle * (part + row));
            var along = radius * cosine;
            var across = local.Correlation * along + Math.Sqrt(1 - local.Correlation * local.Correlation) * radius * sine;
            return new SpreadEvent(x + local.DimuonWidth * along, y + local.RecoilWidth * across, weight / count, weight);
        });
    }
}
