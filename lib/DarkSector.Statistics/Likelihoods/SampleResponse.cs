namespace DarkSector.Statistics.Likelihoods;

/// <summary>How a sample responds to the parameters at one point: factor, shifts, and what both add to the second derivatives.</summary>
/// <remarks>The sample expects y_b = Phi(theta) (y0_b + sum_k (M_kb theta_k + H_kb g_k(theta_k))) in bin b, so that sums over bins of
/// y0 + shifts, M and H are all that is needed for the second derivatives of y.</remarks>
internal sealed class SampleResponse
{
    private readonly TemplateSample sample;
    private readonly Response[] factors;
    private readonly Response[] shapes;
    private readonly double[] theta;
    private readonly double[] slopeMean;
    private readonly double[] slopeDifference;
    private double slopeBase;

    internal SampleResponse(TemplateSample sample)
    {
        this.sample = sample;
        factors = new Response[sample.Factors.Length];
        FactorSlopes = new double[sample.Factors.Length];
        shapes = new Response[sample.Shapes.Length];
        theta = new double[sample.Shapes.Length];
        slopeMean = new double[sample.Shapes.Length];
        slopeDifference = new double[sample.Shapes.Length];
    }

    /// <summary>Phi, the product of all factors.</summary>
    internal double Factor { get; private set; }

    /// <summary>Derivatives of Phi with respect to the parameter of each factor.</summary>
    internal double[] FactorSlopes { get; }

    /// <summary>Evaluates the responses at a point and forgets the sums over bins.</summary>
    internal void Move(ReadOnlySpan<double> point, bool[] above)
    {
        for (var i = 0; i < factors.Length; i++)
            factors[i] = sample.Factors[i].Response.At(point[sample.Factors[i].Variable], above[sample.Factors[i].Variable]);
        for (var k = 0; k < shapes.Length; k++)
        {
            var shape = sample.Shapes[k];
            theta[k] = point[shape.Variable];
            if (shape.Difference is not null)
                shapes[k] = ShapeResponse.Of(shape.Code, theta[k], above[shape.Variable]);
        }

        Factor = 0;
        Factor = ProductWithout(-1, -1);
        for (var i = 0; i < factors.Length; i++)
            FactorSlopes[i] = factors[i].First * ProductWithout(i, -1);
        slopeBase = 0;
        Array.Clear(slopeMean);
        Array.Clear(slopeDifference);
    }

    /// <summary>Nominal events of a bin with all shifts, before factors.</summary>
    internal double Base(int bin)
    {
        var value = sample.Yields[bin];
        for (var k = 0; k < shapes.Length; k++)
        {
            value += sample.Shapes[k].Mean[bin] * theta[k];
            if (sample.Shapes[k].Difference is { } difference)
                value += difference[bin] * shapes[k].Value;
        }

        return value;
    }

    /// <summary>Derivative of <see cref="Base"/> with respect to the parameter of a shift.</summary>
    internal double BaseSlope(int shape, int bin) => sample.Shapes[shape].Difference is { } difference
        ? sample.Shapes[shape].Mean[bin] + difference[bin] * shapes[shape].First
        : sample.Shapes[shape].Mean[bin];

    /// <summary>Adds a bin to the sums, with the derivative of the likelihood with respect to the sample's events there.</summary>
    internal void Accumulate(int bin, double weight, double baseEvents)
    {
        slopeBase += weight * baseEvents;
        for (var k = 0; k < slopeMean.Length; k++)
        {
            slopeMean[k] += weight * sample.Shapes[k].Mean[bin];
            if (sample.Shapes[k].Difference is { } difference)
                slopeDifference[k] += weight * difference[bin];
        }
    }

    /// <summary>Adds sum_b (dL/dy_b) d2y_b to the lower and upper half of a Hessian of all parameters.</summary>
    internal void AddSecondDerivatives(Span<double> hessian, int size)
    {
        for (var i = 0; i < factors.Length; i++)
        {
            var row = sample.Factors[i].Variable;
            hessian[row * size + row] += factors[i].Second * ProductWithout(i, -1) * slopeBase;
            for (var j = 0; j < i; j++)
                AddPair(hessian, size, row, sample.Factors[j].Variable, factors[i].First * factors[j].First * ProductWithout(i, j) * slopeBase);
            for (var k = 0; k < shapes.Length; k++)
                AddPair(hessian, size, row, sample.Shapes[k].Variable, FactorSlopes[i] * (slopeMean[k] + shapes[k].First * slopeDifference[k]));
        }

        for (var k = 0; k < shapes.Length; k++)
        {
            var row = sample.Shapes[k].Variable;
            hessian[row * size + row] += Factor * shapes[k].Second * slopeDifference[k];
        }
    }

    // A parameter may act as factor and as shift: then both orders meet on the diagonal.
    private static void AddPair(Span<double> hessian, int size, int row, int column, double value)
    {
        hessian[row * size + column] += value;
        hessian[column * size + row] += value;
    }

    private double ProductWithout(int first, int second)
    {
        // Division, unless a factor is zero or their product is out of range.
        if (Factor != 0 && double.IsFinite(Factor) && first >= 0)
            return Factor / (second < 0 ? factors[first].Value : factors[first].Value * factors[second].Value);
        var product = 1.0;
        for (var i = 0; i < factors.Length; i++)
        {
            if (i != first && i != second)
                product *= factors[i].Value;
        }

        return product;
    }
}
