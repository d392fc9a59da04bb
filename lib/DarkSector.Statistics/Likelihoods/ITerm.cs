using DarkSector.Numerics.Optimization;

namespace DarkSector.Statistics.Likelihoods;

/// <summary>One addend of -ln L.</summary>
internal interface ITerm
{
    /// <summary>Its parameters; a start of NaN is guessed by the term.</summary>
    IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>True when events have weights, so that the Hessian alone is not the covariance.</summary>
    bool IsWeighted { get; }

    /// <summary>The term on the vector of all parameters.</summary>
    /// <param name="parameters">All parameters of the fit.</param>
    /// <param name="threads">Threads to use at most.</param>
    ITermFunction Bind(IReadOnlyList<Parameter> parameters, int threads);

    /// <summary>A start for one of its parameters, or NaN.</summary>
    double Guess(string parameter);
}

/// <summary>One addend of -ln L as a function of the vector of all parameters.</summary>
internal interface ITermFunction
{
    /// <summary>False when derivatives have to be taken by differences.</summary>
    bool HasGradient { get; }

    /// <summary>What is added to the value to have -ln L with all its constants.</summary>
    double Constant { get; }

    /// <summary>Adds the derivatives to <paramref name="gradient"/> unless it is empty, and gives the value; +infinity where a probability
    /// vanishes.</summary>
    double Evaluate(ReadOnlySpan<double> point, Span<double> gradient);

    /// <summary>The same term with squared weights, for the covariance of a weighted fit.</summary>
    ITermFunction WithSquaredWeights();

    /// <summary>Adds sum_i w_i^2 d ln f_i / dp d ln f_i / dq, by differences of the given steps.</summary>
    void AddOuterProduct(double[] point, IReadOnlyList<double> steps, double[] matrix);
}
