using DarkSector.Numerics.Optimization;
using DarkSector.Numerics.Shapes;

namespace DarkSector.Statistics.Likelihoods;

/// <summary>A density on a range, its parameters found in one vector of all parameters of a fit.</summary>
internal sealed class MixtureKernel
{
    private readonly Leaf[] leaves;

    internal MixtureKernel(Density density, IReadOnlyList<double> edges, IReadOnlyList<Parameter> parameters)
    {
        var positions = parameters.Select((parameter, i) => (parameter.Name, i)).ToDictionary(pair => pair.Name, pair => pair.i);
        leaves = [.. density.Parts.Select(part => new Leaf(part, edges, positions, parameters))];
        IsExtended = density.IsExtended;
    }

    internal ReadOnlySpan<Leaf> Leaves => leaves;

    internal bool IsExtended { get; }

    /// <summary>True for a single shape given by its logarithm: no exponentials are needed.</summary>
    internal bool IsSingleLogarithm => leaves.Length == 1 && leaves[0].Kernel.IsLogarithmic;

    /// <summary>Sets all parameters; false where a shape is not defined.</summary>
    internal bool Prepare(ReadOnlySpan<double> point, bool bins)
    {
        foreach (var leaf in leaves)
        {
            leaf.Prepare(point, bins);
            if (!double.IsFinite(leaf.Kernel.LogIntegral))
                return false;
        }

        return true;
    }

    /// <summary>Expected events in the range; 1 without yields.</summary>
    internal double Total
    {
        get
        {
            var sum = 0.0;
            foreach (var leaf in leaves)
                sum += leaf.Coefficient;
            return sum;
        }
    }

    /// <summary>One shape with its place in the vector.</summary>
    internal sealed class Leaf
    {
        private readonly int[] indices;
        private readonly double[] arguments;
        private readonly double[] sums;
        private readonly (int[] Indices, double[] Values, YieldFactor.Kind Is)[] factors;
        private bool prepared;
        private bool binsPrepared;

        internal Leaf(DensityPart part, IReadOnlyList<double> edges, Dictionary<string, int> positions, IReadOnlyList<Parameter> parameters)
        {
            Kernel = part.Shape.Over(edges);
            indices = [.. part.Parameters.Select(Position)];
            arguments = [.. part.Parameters.Select(parameter => parameter.Start)];
            sums = new double[indices.Length];
            factors = [.. part.Factors.Select(factor =>
                (factor.Parameters.Select(Position).ToArray(), factor.Parameters.Select(parameter => parameter.Start).ToArray(), factor.Is))];
            IsVariable = indices.Any(at => at >= 0 && !parameters[at].IsFixed);

            int Position(Parameter parameter) => parameter.IsConstant ? -1 : positions[parameter.Name];
        }

        internal ShapeKernel Kernel { get; }

        /// <summary>Number of parameters of the shape.</summary>
        internal int Dimension => indices.Length;

        /// <summary>True when a parameter of the shape is not fixed.</summary>
        internal bool IsVariable { get; }

        /// <summary>Product of the yield and the fractions.</summary>
        internal double Coefficient { get; private set; } = 1;

        internal void Prepare(ReadOnlySpan<double> point, bool bins)
        {
            Coefficient = 1;
            foreach (var factor in factors)
                Coefficient *= Value(factor, point);
            var changed = !prepared;
            for (var i = 0; i < indices.Length; i++)
            {
                if (indices[i] < 0 || arguments[i] == point[indices[i]])
                    continue;
                arguments[i] = point[indices[i]];
                changed = true;
            }

            if (changed)
            {
                Kernel.Prepare(arguments);
                binsPrepared = false;
            }

            if (bins && !binsPrepared && double.IsFinite(Kernel.LogIntegral))
            {
                Kernel.PrepareBins();
                binsPrepared = true;
            }

            prepared = true;
        }

        /// <summary>Adds factor times the derivatives of the coefficient.</summary>
        internal void AddCoefficientGradient(double factor, ReadOnlySpan<double> point, Span<double> gradient)
        {
            for (var k = 0; k < factors.Length; k++)
            {
                var others = factor;
                for (var j = 0; j < factors.Length; j++)
                    others *= j == k ? 1 : Value(factors[j], point);
                foreach (var at in factors[k].Indices)
                {
                    if (at >= 0)
                        gradient[at] += factors[k].Is == YieldFactor.Kind.Remainder ? -others : others;
                }
            }
        }

        /// <summary>Adds derivatives with respect to the parameters of the shape where they belong.</summary>
        internal void Scatter(ReadOnlySpan<double> shapeGradient, Span<double> gradient)
        {
            for (var i = 0; i < indices.Length; i++)
            {
                if (indices[i] >= 0)
                    gradient[indices[i]] += shapeGradient[i];
            }
        }

        /// <summary>Adds factor times the derivatives of ln of the integral.</summary>
        internal void AddLogIntegralGradient(double factor, Span<double> gradient)
        {
            sums.AsSpan().Clear();
            Kernel.AddLogIntegralGradient(factor, sums);
            Scatter(sums, gradient);
        }

        /// <summary>Adds the derivatives of the integrals of the bins with coefficients.</summary>
        internal void AddBinGradient(double factor, ReadOnlySpan<double> coefficients, Span<double> gradient)
        {
            sums.AsSpan().Clear();
            Kernel.AddBinGradient(coefficients, sums);
            for (var i = 0; i < sums.Length; i++)
                sums[i] *= factor;
            Scatter(sums, gradient);
        }

        private static double Value((int[] Indices, double[] Values, YieldFactor.Kind Is) factor, ReadOnlySpan<double> point)
        {
            var sum = 0.0;
            for (var i = 0; i < factor.Indices.Length; i++)
                sum += factor.Indices[i] < 0 ? factor.Values[i] : point[factor.Indices[i]];
            return factor.Is == YieldFactor.Kind.Remainder ? 1 - sum : sum;
        }
    }
}
