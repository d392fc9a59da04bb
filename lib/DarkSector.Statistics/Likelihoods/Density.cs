using DarkSector.Numerics.Optimization;
using DarkSector.Numerics.Shapes;

namespace DarkSector.Statistics.Likelihoods;

/// <summary>A probability density of one observable with named parameters, or, multiplied by a yield, a number of events and how they are
/// distributed.</summary>
/// <remarks>
/// Normalised on the range of the data it is fitted to. A parameter is a name, a number (a constant), or a <see cref="Parameter"/> with
/// start and limits; equal names are the same
/// parameter. A yield times a density is a sum of events, and such sums add; a density of several parts with fractions is made by
/// <see cref="Sum(Parameter, Density, Density)"/>.
/// <code>
/// var model = "signal" * Density.DoubleCrystalBall("mean", "sigma", 1.3, 3, 1.7, 5) + "background" * Density.Chebyshev("c1", "c2");
/// </code>
/// </remarks>
public sealed partial class Density
{
    private Density(IReadOnlyList<DensityPart> parts) => Parts = parts;

    /// <summary>True when it has yields: a number of events and not only a distribution.</summary>
    public bool IsExtended => Parts.All(part => part.HasYield);

    /// <summary>The parameters without constants, each once, in the order of first use.</summary>
    public IReadOnlyList<Parameter> Parameters => ParameterList.Merge(Parts.SelectMany(part => part.AllParameters));

    /// <summary>What it is made of.</summary>
    internal IReadOnlyList<DensityPart> Parts { get; }

    /// <summary>A yield times a density: that many events, so distributed.</summary>
    /// <param name="yield">The number of events in the range.</param>
    /// <param name="density">How they are distributed.</param>
    /// <exception cref="ArgumentException">The density has a yield already.</exception>
    public static Density operator *(Parameter yield, Density density) => Multiply(yield, density);

    /// <summary>A yield times a density: that many events, so distributed.</summary>
    /// <param name="yield">The number of events in the range.</param>
    /// <param name="density">How they are distributed.</param>
    public static Density Multiply(Parameter yield, Density density)
    {
        ArgumentNullException.ThrowIfNull(yield);
        ArgumentNullException.ThrowIfNull(density);
        if (density.Parts.Any(part => part.HasYield))
            throw new ArgumentException($"The density has a yield already; it cannot be multiplied by {yield.Name}.");
        return new Density([.. density.Parts.Select(part => part with { Factors = [new YieldFactor([yield], YieldFactor.Kind.Yield), .. part.Factors] })]);
    }

    /// <summary>Both together.</summary>
    /// <exception cref="ArgumentException">One of them has no yield.</exception>
    public static Density operator +(Density left, Density right) => Add(left, right);

    /// <summary>Both together.</summary>
    public static Density Add(Density left, Density right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (!left.IsExtended || !right.IsExtended)
            throw new ArgumentException("Densities add as numbers of events: multiply each by a yield, \"signal\" * density, or use Density.Sum with a fraction.");
        return new Density([.. left.Parts, .. right.Parts]);
    }

    /// <summary>fraction * first + (1 - fraction) * second.</summary>
    /// <param name="fraction">Share of the first, 0 to 1.</param>
    /// <param name="first">A density without yield.</param>
    /// <param name="second">A density without yield.</param>
    public static Density Sum(Parameter fraction, Density first, Density second) => Sum([fraction], [first, second]);

    /// <summary>A sum of densities with fractions; the last has what the others leave.</summary>
    /// <param name="fractions">Shares of all but the last, each 0 to 1.</param>
    /// <param name="densities">Densities without yield.</param>
    /// <exception cref="ArgumentException">The numbers do not match, or a density has a yield.</exception>
    public static Density Sum(IReadOnlyList<Parameter> fractions, IReadOnlyList<Density> densities)
    {
        ArgumentNullException.ThrowIfNull(fractions);
        ArgumentNullException.ThrowIfNull(densities);
        if (densities.Count < 2 || fractions.Count != densities.Count - 1)
            throw new ArgumentException($"{fractions.Count} fractions for {densities.Count} densities; the last density has what the others leave, so one fraction less is needed.");
        if (densities.Any(density => density.Parts.Any(part => part.HasYield)))
            throw new ArgumentException("A sum with fractions is of densities without yields; multiply the sum by a yield instead.");
        Parameter[] bounded = [.. fractions.Select(fraction => fraction.IsConstant ? fraction : ParameterList.Restrict(fraction, 0, 1))];
        var parts = new List<DensityPart>();
        for (var k = 0; k < densities.Count; k++)
        {
            var factor = k < bounded.Length
                ? new YieldFactor([bounded[k]], YieldFactor.Kind.Fraction)
                : new YieldFactor(bounded, YieldFactor.Kind.Remainder);
            parts.AddRange(densities[k].Parts.Select(part => part with { Factors = [.. part.Factors, factor] }));
        }

        return new Density(parts);
    }

    /// <summary>A density of a shape.</summary>
    /// <param name="shape">The formula.</param>
    /// <param name="parameters">What its parameters are called here; a number makes one constant.</param>
    /// <exception cref="ArgumentException">Their number is wrong, or a value is outside the domain of the shape.</exception>
    public static Density Of(Shape shape, params IReadOnlyList<Parameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters.Count != shape.Parameters.Count)
            throw new ArgumentException($"{parameters.Count} parameters for a {shape.Name}, which has {shape.Parameters.Count}: {string.Join(", ", shape.Parameters.Select(parameter => parameter.Name))}.");
        return new Density([new DensityPart(shape, [.. parameters.Select((parameter, i) => ParameterList.InDomain(parameter, shape.Parameters[i], shape.Name))], [])]);
    }
}
