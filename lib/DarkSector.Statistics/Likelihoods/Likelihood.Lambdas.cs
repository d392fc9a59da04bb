using DarkSector.Numerics.Histograms;

namespace DarkSector.Statistics.Likelihoods;

// One overload per number of parameters; the first carries the documentation of all of them.
#pragma warning disable CS1591
public sealed partial class Likelihood
{
    /// <summary>Contents of bins from a formula for the number of events per unit of the observable. The first name of the lambda is the
    /// observable, the others are parameters:
    /// `Likelihood.Binned(h, (mass, signal, mean, sigma, level) => signal * Pdf.Gaussian(mass, mean, sigma) + level)`.</summary>
    /// <remarks>Integrated over each bin by four points of Gauss and Legendre; derivatives by differences. Every parameter needs a start
    /// (<see cref="Start"/>).</remarks>
    /// <exception cref="ArgumentException">A bin is negative or not finite, or all are empty.</exception>
    public static Likelihood Binned(Histogram histogram, Func<double, double, double> density) => OfLambda(histogram, density, (m, x) => density(m, x[0]));
    public static Likelihood Binned(Histogram histogram, Func<double, double, double, double> density) => OfLambda(histogram, density, (m, x) => density(m, x[0], x[1]));
    public static Likelihood Binned(Histogram histogram, Func<double, double, double, double, double> density) => OfLambda(histogram, density, (m, x) => density(m, x[0], x[1], x[2]));
    public static Likelihood Binned(Histogram histogram, Func<double, double, double, double, double, double> density) => OfLambda(histogram, density, (m, x) => density(m, x[0], x[1], x[2], x[3]));
    public static Likelihood Binned(Histogram histogram, Func<double, double, double, double, double, double, double> density) => OfLambda(histogram, density, (m, x) => density(m, x[0], x[1], x[2], x[3], x[4]));
    public static Likelihood Binned(Histogram histogram, Func<double, double, double, double, double, double, double, double> density) => OfLambda(histogram, density, (m, x) => density(m, x[0], x[1], x[2], x[3], x[4], x[5]));
    public static Likelihood Binned(Histogram histogram, Func<double, double, double, double, double, double, double, double, double> density) => OfLambda(histogram, density, (m, x) => density(m, x[0], x[1], x[2], x[3], x[4], x[5], x[6]));
    public static Likelihood Binned(Histogram histogram, Func<double, double, double, double, double, double, double, double, double, double> density) => OfLambda(histogram, density, (m, x) => density(m, x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7]));

    /// <summary>Single events from a formula for the number of events per unit of the observable, an extended fit. The first name of the
    /// lambda is the observable, the others are parameters.</summary>
    /// <remarks>Integrated over the range by Gauss and Legendre in 40 panels of 4 points; derivatives by differences. Every parameter needs
    /// a start (<see cref="Start"/>).</remarks>
    /// <exception cref="ArgumentException">No events, or an event outside the range or not finite.</exception>
    public static Likelihood Unbinned(IReadOnlyList<double> data, double low, double high, Func<double, double, double> density) => OfLambda(data, low, high, density, (m, x) => density(m, x[0]));
    public static Likelihood Unbinned(IReadOnlyList<double> data, double low, double high, Func<double, double, double, double> density) => OfLambda(data, low, high, density, (m, x) => density(m, x[0], x[1]));
    public static Likelihood Unbinned(IReadOnlyList<double> data, double low, double high, Func<double, double, double, double, double> density) => OfLambda(data, low, high, density, (m, x) => density(m, x[0], x[1], x[2]));
    public static Likelihood Unbinned(IReadOnlyList<double> data, double low, double high, Func<double, double, double, double, double, double> density) => OfLambda(data, low, high, density, (m, x) => density(m, x[0], x[1], x[2], x[3]));
    public static Likelihood Unbinned(IReadOnlyList<double> data, double low, double high, Func<double, double, double, double, double, double, double> density) => OfLambda(data, low, high, density, (m, x) => density(m, x[0], x[1], x[2], x[3], x[4]));
    public static Likelihood Unbinned(IReadOnlyList<double> data, double low, double high, Func<double, double, double, double, double, double, double, double> density) => OfLambda(data, low, high, density, (m, x) => density(m, x[0], x[1], x[2], x[3], x[4], x[5]));
    public static Likelihood Unbinned(IReadOnlyList<double> data, double low, double high, Func<double, double, double, double, double, double, double, double, double> density) => OfLambda(data, low, high, density, (m, x) => density(m, x[0], x[1], x[2], x[3], x[4], x[5], x[6]));
    public static Likelihood Unbinned(IReadOnlyList<double> data, double low, double high, Func<double, double, double, double, double, double, double, double, double, double> density) => OfLambda(data, low, high, density, (m, x) => density(m, x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7]));

#pragma warning restore CS1591
    private static Likelihood OfLambda(Histogram histogram, Delegate lambda, Func<double, double[], double> density)
    {
        ArgumentNullException.ThrowIfNull(histogram);
        var (counts, scales) = BinnedTerm.Contents(histogram);
        return Of(new LambdaTerm([.. histogram.Axis.Edges], counts, scales, [], ParameterNames.Of(lambda).Skip(1), density));
    }

    private static Likelihood OfLambda(IReadOnlyList<double> data, double low, double high, Delegate lambda, Func<double, double[], double> density) =>
        Of(new LambdaTerm([low, high], [], [], EventValues.Copy(data, low, high), ParameterNames.Of(lambda).Skip(1), density));
}
