using DarkSector.Numerics.Optimization;

namespace DarkSector.Statistics.Likelihoods;

/// <summary>Minus the logarithm of the likelihood of one data set under a template model, relative to the saturated model.</summary>
/// <remarks>Bin b expects nu_b = C_b + sum_j gamma_bj A_bj. The bin factors gamma are eliminated (<see cref="BinProfile"/>), so derivatives are those
/// of the profile: with f = nu - n ln nu + penalties, d2f = f_ik - f_i,gamma (f_gamma,gamma)^-1 f_gamma,k; f_gamma,gamma is diagonal plus
/// f'' A A^T and inverted by Sherman and Morrison's formula. Not safe for several threads.</remarks>
internal sealed partial class TemplateLikelihood : ITwiceDifferentiable
{
    private readonly Templates templates;
    private readonly SampleResponse[][] responses;
    private readonly double[] counts;
    private readonly double[] centres;
    private readonly double[] binCentres;
    private readonly bool[] above;
    private readonly double[] yields;
    private readonly double[] gammas;
    private readonly double[] local;
    private readonly double[] rows;
    private readonly double[] sums;
    private readonly double[] baseEvents;
    private readonly double[] direct;
    private readonly double[] mixed;
    private readonly double[] pooled;
    private readonly int[] map;
    private double[]? sensitivities;
    private double[]? ownVariances;

    internal TemplateLikelihood(Templates templates)
    {
        this.templates = templates;
        responses = [.. templates.Channels.Select(channel => channel.Samples.Select(sample => new SampleResponse(sample)).ToArray())];
        counts = new double[templates.Bins];
        centres = new double[Dimension];
        binCentres = new double[templates.Factors.Length];
        above = new bool[Dimension];
        Array.Fill(above, true);
        yields = new double[templates.Bins];
        gammas = new double[templates.Factors.Length];
        var widest = templates.Channels.Max(Width);
        var groups = Enumerable.Range(0, templates.Bins).Max(bin => templates.FactorStart[bin + 1] - templates.FactorStart[bin]);
        local = new double[widest * widest];
        rows = new double[(1 + groups) * widest];
        sums = new double[1 + groups];
        baseEvents = new double[templates.Channels.Max(channel => channel.Samples.Length)];
        (direct, mixed, pooled, map) = (new double[widest], new double[widest], new double[widest], new int[widest]);
    }

    /// <summary>Number of parameters that are not eliminated.</summary>
    public int Dimension => templates.Variables.Length;

    /// <summary>Expected events per bin at the point evaluated last.</summary>
    internal ReadOnlySpan<double> Yields => yields;

    /// <summary>The eliminated factors at the point evaluated last.</summary>
    internal ReadOnlySpan<double> Gammas => gammas;

    /// <summary>Takes a data set: events, and the auxiliary measurements of parameters and bin factors.</summary>
    internal void Load(IReadOnlyList<double> events, IReadOnlyList<double> parameterCentres, IReadOnlyList<double> factorCentres)
    {
        for (var i = 0; i < counts.Length; i++)
            counts[i] = events[i];
        for (var i = 0; i < centres.Length; i++)
            centres[i] = parameterCentres[i];
        for (var i = 0; i < binCentres.Length; i++)
            binCentres[i] = factorCentres[i];
    }

    /// <summary>Chooses which half of a kinked response is used: theta above zero or below.</summary>
    internal void Take(int variable, bool side) => above[variable] = side;

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient, Span<double> hessian)
    {
        gradient.Clear();
        hessian.Clear();
        var value = AddConstraints(point, gradient, hessian);
        for (var c = 0; c < templates.Channels.Length; c++)
            value += AddChannel(c, point, gradient, hessian);
        return double.IsNaN(value) ? double.PositiveInfinity : value;
    }

    /// <summary>How the eliminated factors follow the parameters at a point: d gamma/d theta, [factor * Dimension + parameter], and the variance of
    /// each factor at given parameters (zero where it rests on a bound, its own constraint where it multiplies nothing).</summary>
    internal (double[] Slopes, double[] Variances) Sensitivities(ReadOnlySpan<double> point)
    {
        var filled = (sensitivities, ownVariances) = (new double[gammas.Length * Dimension], new double[gammas.Length]);
        Evaluate(point, new double[Dimension], new double[Dimension * Dimension]);
        (sensitivities, ownVariances) = (null, null);
        return filled!;
    }

    /// <summary>What the saturated model contributes: minus the logarithm of the largest possible probability, constants included.</summary>
    internal double Saturated()
    {
        var sum = 0.0;
        for (var bin = 0; bin < counts.Length; bin++)
            sum += PoissonDeviance.Saturated(counts[bin]);
        for (var i = 0; i < centres.Length; i++)
            sum += Constant(templates.Variables[i].Constraint, templates.Variables[i].Size, centres[i]);
        for (var j = 0; j < binCentres.Length; j++)
            sum += Constant(templates.Factors[j].Constraint, templates.Factors[j].Size, binCentres[j]);
        return sum;
    }

    private static double Constant(BinConstraint constraint, double size, double centre) => constraint switch
    {
        BinConstraint.Gaussian => 0.5 * Math.Log(2 * Math.PI) + Math.Log(size),
        BinConstraint.Poisson => PoissonDeviance.Saturated(size * centre),
        _ => 0,
    };

    private static int Width(TemplateChannel channel) =>
        channel.Variables.Length + (channel.BinVariables?.Max(variables => variables.Length) ?? 0);

    private double AddConstraints(ReadOnlySpan<double> point, Span<double> gradient, Span<double> hessian)
    {
        var value = 0.0;
        for (var i = 0; i < point.Length; i++)
        {
            var (variable, at) = (templates.Variables[i], i * point.Length + i);
            if (variable.Constraint == BinConstraint.Gaussian)
            {
                var pull = (point[i] - centres[i]) / variable.Size;
                value += 0.5 * pull * pull;
                gradient[i] = pull / variable.Size;
                hessian[at] = 1 / (variable.Size * variable.Size);
            }
            else if (variable.Constraint == BinConstraint.Poisson)
            {
                // The floor of a factor is far below what its auxiliary measurement leaves possible.
                var term = PoissonTerm.Of(variable.Size * centres[i], variable.Size * point[i], 1e-9 * variable.Size);
                value += term.Value;
                gradient[i] = variable.Size * term.First;
                hessian[at] = variable.Size * variable.Size * term.Second;
            }
        }

        return value;
    }

    private double AddChannel(int index, ReadOnlySpan<double> point, Span<double> gradient, Span<double> hessian)
    {
        var channel = templates.Channels[index];
        var value = 0.0;
        var width = channel.Variables.Length;
        channel.Variables.CopyTo(map, 0);
        foreach (var response in responses[index])
            response.Move(point, above);
        Array.Clear(local);
        for (var bin = 0; bin < channel.Bins; bin++)
        {
            var own = channel.BinVariables?[bin] ?? [];
            own.CopyTo(map, channel.Variables.Length);
            width = channel.Variables.Length + own.Length;
            value += AddBin(channel, responses[index], bin, width, point, gradient, hessian);
            if (channel.BinVariables is not null)
                Scatter(width, hessian);
        }

        Scatter(channel.Variables.Length, hessian);
        foreach (var response in responses[index])
            response.AddSecondDerivatives(hessian, Dimension);
        return value;
    }
}
