namespace DarkSector.Statistics.Likelihoods;

/// <summary>What a start is guessed from.</summary>
/// <param name="Low">Lower end of the range.</param>
/// <param name="High">Upper end of the range.</param>
/// <param name="Median">Median of the data.</param>
/// <param name="Width">Half of the central 68 %.</param>
/// <param name="Events">Sum of weights.</param>
internal readonly record struct DataSummary(double Low, double High, double Median, double Width, double Events)
{
    internal static DataSummary Of(double[] data, double[]? weights, double low, double high)
    {
        // Every k-th event is enough for a start.
        var stride = 1 + data.Length / 2000;
        var sorted = data.Where((_, i) => i % stride == 0).Order().ToArray();
        double At(double fraction) => sorted[Math.Min((int)(fraction * sorted.Length), sorted.Length - 1)];
        var width = Math.Max(0.5 * (At(0.84) - At(0.16)), 1e-3 * (high - low));
        return new DataSummary(low, high, At(0.5), width, weights?.Sum() ?? data.Length);
    }
}
