using DarkSector.Numerics.Optimization;

namespace DarkSector.Statistics.Likelihoods;

/// <summary>Minus the logarithm of the likelihood of one data set under a template model, relative to the saturated model.</summary>
/// <remarks>Bin b expects nu_b = C_b + sum_j gamma_bj A_bj. The bin factors gamma are eliminated (<see cref="BinProfile"/>), so derivatives are those
/// of the profile: with f = nu - n ln nu + penalties, d2f = f_ik - f_i,gamma (f_gamma,gamma)^-1 f_gamma,k; f_gamma,gamma is diagonal plus
/// f'' A A^T and inverted by Sherman and Morrison's formula. Not safe for several threads.</remarks>
internal sealed class TemplateLikelihood : ITwiceDifferentiable
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

    private double AddBin(
        TemplateChannel channel, SampleResponse[] samples, int bin, int width, ReadOnlySpan<double> point, Span<double> gradient, Span<double> hessian)
    {
        var global = channel.Start + bin;
        var (start, groups) = (templates.FactorStart[global], templates.FactorStart[global + 1] - templates.FactorStart[global]);
        Sum(channel, samples, bin, width, groups, point);

        var value = Solve(global, start, groups, width);
        var term = PoissonTerm.Of(counts[global], yields[global], templates.Floor[global]);
        for (var i = 0; i < width; i++)
            gradient[map[i]] += term.First * direct[i];
        AddOuter(direct, width, term.Second);
        Follow(start, groups, width, term);
        for (var s = 0; s < samples.Length; s++)
        {
            var group = channel.Samples[s].Group[bin];
            var weight = group < 0 ? term.First : term.First * gammas[start + group];
            if (channel.Samples[s].BinVariables?[bin] is { Length: > 0 } own)
            {
                AddBinSecondDerivatives(channel.Samples[s], samples[s], bin, weight, own, point, hessian, baseEvents[s]);
                weight *= Product(own, point, -1, -1);
            }

            samples[s].Accumulate(bin, weight, baseEvents[s]);
        }

        return value + term.Value;
    }

    /// <summary>The best factors of a bin with what it then expects and its derivatives; returns the penalty of the factors.</summary>
    private double Solve(int bin, int start, int groups, int width)
    {
        if (groups > 0)
        {
            new BinProfile
            {
                Count = counts[bin],
                Floor = templates.Floor[bin],
                Unscaled = sums[0],
                Scaled = sums.AsSpan(1, groups),
                Factors = templates.Factors.AsSpan(start, groups),
                Centres = binCentres.AsSpan(start, groups),
            }.Solve(gammas.AsSpan(start, groups));
        }

        var (expected, penalty) = (sums[0], 0.0);
        rows.AsSpan(0, width).CopyTo(direct);
        for (var j = 0; j < groups; j++)
        {
            var gamma = gammas[start + j];
            expected += gamma * sums[1 + j];
            penalty += templates.Factors[start + j].Penalty(gamma, binCentres[start + j]);
            for (var i = 0; i < width; i++)
                direct[i] += gamma * rows[(1 + j) * width + i];
        }

        yields[bin] = expected;
        return penalty;
    }

    /// <summary>Events without factor and per factor, and their derivatives, one row of <see cref="rows"/> each.</summary>
    private void Sum(TemplateChannel channel, SampleResponse[] samples, int bin, int width, int groups, ReadOnlySpan<double> point)
    {
        Array.Clear(sums, 0, 1 + groups);
        Array.Clear(rows, 0, (1 + groups) * width);
        for (var s = 0; s < samples.Length; s++)
        {
            var (sample, response) = (channel.Samples[s], samples[s]);
            var own = sample.BinVariables?[bin];
            var product = own is null ? 1 : Product(own, point, -1, -1);
            var events = baseEvents[s] = response.Base(bin);
            var group = 1 + sample.Group[bin];
            var row = rows.AsSpan(group * width, width);
            sums[group] += response.Factor * product * events;
            for (var i = 0; i < sample.Factors.Length; i++)
                row[sample.Factors[i].Local] += response.FactorSlopes[i] * product * events;
            for (var k = 0; k < sample.Shapes.Length; k++)
                row[sample.Shapes[k].Local] += response.Factor * product * response.BaseSlope(k, bin);
            for (var v = 0; own is not null && v < own.Length; v++)
            {
                var place = channel.Variables.Length + Array.IndexOf(channel.BinVariables![bin], own[v]);
                row[place] += response.Factor * events * Product(own, point, v, -1);
            }
        }
    }

    /// <summary>Takes from the curvature what the eliminated factors give way; one resting on a bound, or multiplying nothing, does not.</summary>
    private void Follow(int start, int groups, int width, PoissonTerm term)
    {
        var pool = 0.0;
        pooled.AsSpan(0, width).Clear();
        for (var j = 0; j < groups; j++)
        {
            if (!Follows(start + j, sums[1 + j], out var curvature))
                continue;
            var share = sums[1 + j] / curvature;
            pool += share * sums[1 + j];
            for (var i = 0; i < width; i++)
            {
                mixed[i] = sums[1 + j] * term.Second * direct[i] + term.First * rows[(1 + j) * width + i];
                pooled[i] += share * mixed[i];
            }

            // A single factor is inverted at once, without the cancellation of the general formula.
            AddOuter(mixed, width, groups == 1 ? -1 / (curvature + sums[1] * sums[1] * term.Second) : -1 / curvature);
        }

        var weight = term.Second / (1 + term.Second * pool);
        if (groups > 1 && pool > 0)
            AddOuter(pooled, width, weight);
        if (sensitivities is not null)
            KeepSensitivities(start, groups, width, term, weight);
    }

    private bool Follows(int factor, double scaled, out double curvature)
    {
        curvature = templates.Factors[factor].Curvature(gammas[factor], binCentres[factor]);
        return scaled > 0 && curvature > 0 && templates.Factors[factor].IsInside(gammas[factor]);
    }

    private void KeepSensitivities(int start, int groups, int width, PoissonTerm term, double weight)
    {
        for (var j = 0; j < groups; j++)
        {
            var moves = Follows(start + j, sums[1 + j], out var curvature);
            var (factor, scaled) = (templates.Factors[start + j], sums[1 + j]);
            ownVariances![start + j] = moves ? 1 / curvature - weight * (scaled / curvature) * (scaled / curvature)
                : scaled == 0 && factor.Lower < factor.Upper && curvature > 0 ? 1 / curvature : 0;
            if (!moves)
                continue;
            for (var i = 0; i < width; i++)
            {
                var slope = sums[1 + j] * term.Second * direct[i] + term.First * rows[(1 + j) * width + i];
                sensitivities![(start + j) * Dimension + map[i]] = (weight * sums[1 + j] * pooled[i] - slope) / curvature;
            }
        }
    }

    /// <summary>Second derivatives with a parameter of the bin: the events are linear in each of them.</summary>
    private void AddBinSecondDerivatives(
        TemplateSample sample, SampleResponse response, int bin, double weight, int[] own, ReadOnlySpan<double> point, Span<double> hessian, double events)
    {
        for (var v = 0; v < own.Length; v++)
        {
            var others = weight * Product(own, point, v, -1);
            for (var i = 0; i < sample.Factors.Length; i++)
                AddPair(hessian, own[v], sample.Factors[i].Variable, others * response.FactorSlopes[i] * events);
            for (var k = 0; k < sample.Shapes.Length; k++)
                AddPair(hessian, own[v], sample.Shapes[k].Variable, others * response.Factor * response.BaseSlope(k, bin));
            for (var u = 0; u < v; u++)
                AddPair(hessian, own[v], own[u], weight * Product(own, point, u, v) * response.Factor * events);
        }
    }

    private void AddPair(Span<double> hessian, int row, int column, double value)
    {
        hessian[row * Dimension + column] += value;
        hessian[column * Dimension + row] += value;
    }

    private static double Product(int[] own, ReadOnlySpan<double> point, int first, int second)
    {
        var product = 1.0;
        for (var v = 0; v < own.Length; v++)
        {
            if (v != first && v != second)
                product *= point[own[v]];
        }

        return product;
    }

    /// <summary>Adds weight * v v^T to the lower half of the local matrix.</summary>
    private void AddOuter(double[] vector, int width, double weight)
    {
        if (weight == 0)
            return;
        for (var i = 0; i < width; i++)
        {
            var scaled = weight * vector[i];
            if (scaled == 0)
                continue;
            var row = local.AsSpan(i * width, i + 1);
            var left = vector.AsSpan(0, i + 1);
            for (var j = 0; j < row.Length; j++)
                row[j] += scaled * left[j];
        }
    }

    /// <summary>Moves the local matrix to the full one and clears it.</summary>
    private void Scatter(int width, Span<double> hessian)
    {
        for (var i = 0; i < width; i++)
        {
            for (var j = 0; j < i; j++)
                AddPair(hessian, map[i], map[j], local[i * width + j]);
            hessian[map[i] * Dimension + map[i]] += local[i * width + i];
        }

        Array.Clear(local, 0, width * width);
    }
}
