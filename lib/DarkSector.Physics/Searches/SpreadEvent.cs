using DarkSector.Numerics.Tables;

namespace DarkSector.Physics.Searches;

/// <summary>A part of a simulated event: an event that stands for more than a quarter of an expected one is spread over the plane.</summary>
/// <remarks>Drawn as it is, an event of weight 5 would be five events at one point of the plane: a peak that is not there. Parts lie on a spiral about the event, with
/// the radii of a two-dimensional Gaussian of half the local resolution, which widens structures of the background by 12 %; where the event is more than an eighth of all that is
/// expected within two resolutions, of two resolutions. For statistical errors the parts count as the one event that they are.</remarks>
/// <param name="DimuonMassSquared">Squared dimuon mass [GeV^2].</param>
/// <param name="RecoilMassSquared">Squared recoil mass [GeV^2].</param>
/// <param name="Weight">Expected events of the part.</param>
/// <param name="WeightOfEvent">Expected events of all parts together.</param>
internal readonly record struct SpreadEvent(double DimuonMassSquared, double RecoilMassSquared, double Weight, double WeightOfEvent)
{
    private const double LargestWeight = 0.25;
    private const double LargestShare = 0.125;
    private const int MostParts = 40;
    private const double Width = 0.5;
    private const double LonelyWidth = 2;

    // The angle between neighbours of a sunflower.
    private const double GoldenAngle = 2.399963229728653;

    /// <summary>The parts of all events within reach of the windows, by rising squared dimuon mass.</summary>
    public static SpreadEvent[] All(IReadOnlyList<EventTable> samples, DarkHiggsSignalGrid resolution)
    {
        var events = samples.SelectMany(sample => sample["dimuonMassSquared"].Zip(sample["recoilMassSquared"], sample.Weights()))
            .Where(one => resolution.Covers(one.First, one.Second)).Select(one => new SpreadEvent(one.First, one.Second, one.Third, one.Third))
            .OrderBy(one => one.DimuonMassSquared).ToArray();
        double[] positions = [.. events.Select(one => one.DimuonMassSquared)];
        var parts = new SpreadEvent[events.Length][];
        Parallel.For(0, events.Length, row => parts[row] = events[row].Weight > LargestWeight ? Parts(events, positions, row, resolution) : [events[row]]);
        return [.. parts.SelectMany(part => part).OrderBy(part => part.DimuonMassSquared)];
    }

    private static SpreadEvent[] Parts(SpreadEvent[] events, double[] positions, int row, DarkHiggsSignalGrid resolution)
    {
        var (x, y, weight, _) = events[row];
        var local = resolution.Near(x, y);
        var around = new EllipticalWindow(x, y, local.DimuonWidth, local.RecoilWidth, local.Correlation, LonelyWidth);
        var width = weight > LargestShare * Sum(events, positions, around) ? LonelyWidth : Width;
        var count = Math.Min((int)Math.Ceiling(weight / LargestWeight), MostParts);
        return [.. Enumerable.Range(0, count).Select(part =>
        {
            var radius = width * Math.Sqrt(-2 * Math.Log(1 - (part + 0.5) / count));
            var (sine, cosine) = Math.SinCos(GoldenAngle * (part + row));
            var along = radius * cosine;
            var across = local.Correlation * along + Math.Sqrt(1 - local.Correlation * local.Correlation) * radius * sine;
            return new SpreadEvent(x + local.DimuonWidth * along, y + local.RecoilWidth * across, weight / count, weight);
        })];
    }

    private static double Sum(SpreadEvent[] events, double[] positions, EllipticalWindow window)
    {
        var reach = window.Radius * window.DimuonWidth;
        var first = Array.BinarySearch(positions, window.DimuonMassSquared - reach);
        var sum = 0.0;
        for (var i = first >= 0 ? first : ~first; i < positions.Length && positions[i] <= window.DimuonMassSquared + reach; i++)
            sum += window.Contains(positions[i], events[i].RecoilMassSquared) ? events[i].Weight : 0;
        return sum;
    }
}
