using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Optimization;
using DarkSector.Numerics.Tables;
using static System.FormattableString;

namespace DarkSector.Statistics.Likelihoods;

/// <summary>A likelihood: data with a model of them, and what is known otherwise. Terms add and share parameters of the same name.</summary>
/// <remarks>
/// A likelihood never changes: every method returns a new one. Starts that are not given are guessed from the data.
/// <code>
/// var model = "signal" * Density.DoubleCrystalBall("mean", "sigma", "alphaLow", "nLow", "alphaHigh", "nHigh") + "background" *
/// Density.Chebyshev("c1", "c2");
/// var likelihood = Likelihood.Unbinned(events["mass"], model, 5.2, 5.29) + Likelihood.Gaussian("sigma", mean: 0.0027, sigma: 0.0001);
/// var fit = likelihood.Start("mean", 5.279).Fit();
/// </code>
/// </remarks>
public sealed partial class Likelihood
{
    private readonly IReadOnlyList<ITerm> terms;
    private readonly IReadOnlyDictionary<string, Parameter> chosen;

    private Likelihood(IReadOnlyList<ITerm> terms, IReadOnlyDictionary<string, Parameter> chosen)
    {
        this.terms = terms;
        this.chosen = chosen;
        Parameters = [.. ParameterList.Merge(terms.SelectMany(term => term.Parameters)).Select(parameter => chosen.GetValueOrDefault(parameter.Name, parameter))];
    }

    /// <summary>The parameters, each once, in the order of first use; a start of NaN will be guessed from the data.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Single events. With yields the fit is extended: the number of events is part of it.</summary>
    /// <param name="data">The observable of each event, all within the range.</param>
    /// <param name="density">What it is distributed by.</param>
    /// <param name="low">Lower end of the range.</param>
    /// <param name="high">Upper end of the range.</param>
    /// <param name="weights">One weight per event, or nothing for weights of one. With weights the covariance is corrected, see
    /// <see cref="FitOptions"/>.</param>
    /// <exception cref="ArgumentException">No events, an event outside the range or not finite, wrong weights.</exception>
    public static Likelihood Unbinned(IReadOnlyList<double> data, Density density, double low, double high, IReadOnlyList<double>? weights = null)
    {
        ArgumentNullException.ThrowIfNull(density);
        return new Likelihood([new UnbinnedTerm(data, density, low, high, weights)], new Dictionary<string, Parameter>());
    }

    /// <summary>Contents of bins. The density is integrated over each bin; underflow and overflow are no part of it.</summary>
    /// <param name="histogram">Counts; a weighted histogram is taken by the scaled Poisson distribution.</param>
    /// <param name="density">What they are distributed by.</param>
    /// <exception cref="ArgumentException">A bin is negative or not finite, or all are empty.</exception>
    public static Likelihood Binned(Histogram histogram, Density density)
    {
        ArgumentNullException.ThrowIfNull(histogram);
        ArgumentNullException.ThrowIfNull(density);
        return new Likelihood([new BinnedTerm(histogram, density)], new Dictionary<string, Parameter>());
    }

    /// <summary>A measurement of a parameter with a Gaussian error.</summary>
    /// <param name="parameter">Name of the parameter.</param>
    /// <param name="mean">What was measured.</param>
    /// <param name="sigma">Its error, positive.</param>
    public static Likelihood Gaussian(string parameter, double mean, double sigma) => sigma > 0 && double.IsFinite(mean) && double.IsFinite(sigma)
        ? Of(ConstraintTerm.Gaussian(parameter, mean, sigma))
        : throw new ArgumentOutOfRangeException(nameof(sigma), Invariant($"The constraint of {parameter} has mean {mean} and sigma {sigma}; a finite mean and a sigma above 0 are needed."));

    /// <summary>A measurement of a positive parameter by a count: count events where scale times the parameter is expected.</summary>
    /// <param name="parameter">Name of the parameter.</param>
    /// <param name="count">Events counted, 0 or more.</param>
    /// <param name="scale">Events expected per unit of the parameter, positive.</param>
    public static Likelihood Poisson(string parameter, double count, double scale) => count >= 0 && scale > 0 && double.IsFinite(count) && double.IsFinite(scale)
        ? Of(ConstraintTerm.Poisson(parameter, count, scale))
        : throw new ArgumentOutOfRangeException(nameof(count), Invariant($"The constraint of {parameter} has count {count} and scale {scale}; a count of 0 or more and a scale above 0 are needed."));

    /// <summary>Knowledge of a positive parameter up to a factor: its logarithm is Gaussian.</summary>
    /// <param name="parameter">Name of the parameter.</param>
    /// <param name="median">Best value, positive.</param>
    /// <param name="factor">One standard deviation as a factor above 1, such as 1.1 for 10 %.</param>
    public static Likelihood LogNormal(string parameter, double median, double factor) => median > 0 && factor > 1 && double.IsFinite(median) && double.IsFinite(factor)
        ? Of(ConstraintTerm.LogNormal(parameter, median, factor))
        : throw new ArgumentOutOfRangeException(nameof(factor), Invariant($"The constraint of {parameter} has median {median} and factor {factor}; a median above 0 and a factor above 1 are needed."));

    /// <summary>Both together: another region, or a constraint. Parameters of the same name are the same.</summary>
    public static Likelihood operator +(Likelihood left, Likelihood right) => Add(left, right);

    /// <summary>Both together: another region, or a constraint. Parameters of the same name are the same.</summary>
    public static Likelihood Add(Likelihood left, Likelihood right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var chosen = new Dictionary<string, Parameter>(left.chosen);
        foreach (var (name, parameter) in right.chosen)
            chosen.TryAdd(name, parameter);
        return new Likelihood([.. left.terms, .. right.terms], chosen);
    }

    /// <summary>The same likelihood with the start of a parameter.</summary>
    /// <exception cref="ArgumentException">There is no such parameter, or the start is outside its limits.</exception>
    public Likelihood Start(string parameter, double start) => With(Find(parameter).StartingAt(start));

    /// <summary>The same likelihood with other limits of a parameter, inside those its use allows.</summary>
    /// <exception cref="ArgumentException">There is no such parameter, or the limits are not in order or outside the allowed
    /// ones.</exception>
    public Likelihood Limit(string parameter, double lower, double upper)
    {
        var known = Find(parameter);
        var domain = ParameterList.Merge(terms.SelectMany(term => term.Parameters)).First(own => own.Name == parameter);
        if (!(lower <= upper) || upper < domain.Lower || lower > domain.Upper)
            throw new ArgumentException(Invariant($"The limits [{lower}, {upper}] of {parameter} leave no value; allowed are {domain.Lower} to {domain.Upper}."));
        return With(known.Within(Math.Max(lower, domain.Lower), Math.Min(upper, domain.Upper)));
    }

    /// <summary>The same likelihood with a parameter held at a value.</summary>
    /// <exception cref="ArgumentException">There is no such parameter, or the value is outside its limits.</exception>
    public Likelihood Fix(string parameter, double value)
    {
        var domain = ParameterList.Merge(terms.SelectMany(term => term.Parameters)).First(own => own.Name == Find(parameter).Name);
        return value >= domain.Lower && value <= domain.Upper
            ? With(domain.FixedAt(value))
            : throw new ArgumentOutOfRangeException(nameof(value), Invariant($"{parameter} = {value}; allowed are {domain.Lower} to {domain.Upper}."));
    }

    /// <summary>The best parameters.</summary>
    /// <param name="options">How far to go, threads, covariance of weighted events.</param>
    /// <returns>The result, which says whether it is valid.</returns>
    public FitResult Fit(FitOptions? options = null) => LikelihoodFit.Run(terms, Started(), options ?? new FitOptions());

    /// <summary>-ln L up to constants, at values of the parameters; parameters not named are at their starts.</summary>
    /// <param name="values">Name and value.</param>
    public double Value(params IReadOnlyList<(string Name, double Value)> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var parameters = Started();
        double[] point = [.. parameters.Select(parameter => parameter.Start)];
        foreach (var (name, value) in values)
            point[Parameters.ToList().IndexOf(Find(name))] = value;
        return new LikelihoodFunction(terms.Select(term => term.Bind(parameters, 1)), parameters.Length).Value(point);
    }

    private static Likelihood Of(ITerm term) => new([term], new Dictionary<string, Parameter>());

    private Likelihood With(Parameter parameter) => new(terms, new Dictionary<string, Parameter>(chosen) { [parameter.Name] = parameter });

    private Parameter Find(string name) => Parameters.FirstOrDefault(parameter => parameter.Name == name)
        ?? throw new ArgumentException($"The likelihood has no parameter '{name}'. Nearest: {string.Join(", ", NearestNames.To(name, Parameters.Select(parameter => parameter.Name)))}.");

    private Parameter[] Started() => [.. Parameters.Select(parameter => double.IsNaN(parameter.Start) ? parameter.StartingAt(Guess(parameter)) : parameter)];

    private double Guess(Parameter parameter)
    {
        foreach (var term in terms.OrderBy(term => term is ConstraintTerm ? 0 : 1))
        {
            var guess = term.Guess(parameter.Name);
            if (double.IsFinite(guess))
                return Math.Clamp(guess, parameter.Lower, parameter.Upper);
        }

        throw new ArgumentException($"Parameter {parameter.Name} has no start and none can be guessed; give it one: .Start(\"{parameter.Name}\", value).");
    }
}
