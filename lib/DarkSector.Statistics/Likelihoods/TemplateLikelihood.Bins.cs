namespace DarkSector.Statistics.Likelihoods;

/// <content>One bin: its factors eliminated, its part of value, slope and curvature.</content>
internal sealed partial class TemplateLikelihood
{
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
