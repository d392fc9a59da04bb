namespace DarkSector.Numerics.Shapes;

/// <summary>A sum of Gaussians at events, on a grid.</summary>
internal static class KernelEstimator
{
    private const int Nodes = 2001;
    private const double Reach = 6;

    /// <summary>The estimate with adaptive widths.</summary>
    internal static (double[] Nodes, double[] Values) Estimate(IReadOnlyList<double> data, double low, double high, double width, double rms)
    {
        double[] nodes = [.. Enumerable.Range(0, Nodes).Select(k => low + (high - low) * k / (Nodes - 1))];
        var pilot = Sum(data, nodes, [.. data.Select(_ => width)]);

        // Width / sqrt(f rms): the average width stays of the same size.
        double[] widths = [.. data.Select(x => width * Math.Min(10, 1 / Math.Sqrt(Math.Max(At(pilot, x), 1e-300) * rms)))];
        return (nodes, Sum(data, nodes, widths));

        double At(double[] values, double x)
        {
            var k = (Math.Clamp(x, low, high) - low) / (high - low) * (Nodes - 1);
            var cell = Math.Min((int)k, Nodes - 2);
            return values[cell] + (k - cell) * (values[cell + 1] - values[cell]);
        }
    }

    private static double[] Sum(IReadOnlyList<double> data, double[] nodes, double[] widths)
    {
        var values = new double[nodes.Length];
        var (low, high) = (nodes[0], nodes[^1]);
        for (var i = 0; i < data.Count; i++)
        {
            // The event and its mirror images at both ends.
            foreach (var x in (ReadOnlySpan<double>)[data[i], 2 * low - data[i], 2 * high - data[i]])
                AddOne(x, widths[i], 1.0 / data.Count, nodes, values);
        }

        return values;
    }

    private static void AddOne(double x, double width, double weight, double[] nodes, double[] values)
    {
        var spacing = nodes[1] - nodes[0];
        var first = (int)Math.Clamp(Math.Ceiling((x - Reach * width - nodes[0]) / spacing), 0, nodes.Length);
        var last = (int)Math.Clamp(Math.Floor((x + Reach * width - nodes[0]) / spacing), -1, nodes.Length - 1);
        var height = weight / (width * Math.Sqrt(2 * Math.PI));
        for (var k = first; k <= last; k++)
        {
            var t = (nodes[k] - x) / width;
            values[k] += height * Math.Exp(-0.5 * t * t);
        }
    }
}
