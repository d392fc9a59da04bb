using static System.FormattableString;

namespace DarkSector.Numerics.Optimization;

/// <summary>A parameter of a fit: name, where to begin, and where it may go.</summary>
/// <remarks>A text becomes a parameter of that name whose start is chosen by what uses it; a number becomes a constant:
/// `Density.Gaussian("mean", 0.02)`.</remarks>
public sealed record Parameter
{
    /// <summary>A parameter.</summary>
    /// <param name="name">Its name: parameters of the same name are the same parameter.</param>
    /// <param name="start">Where the fit begins; NaN to let the user of the parameter choose.</param>
    /// <param name="lower">Lowest value allowed.</param>
    /// <param name="upper">Highest value allowed.</param>
    /// <param name="step">Rough size of its error, in its own unit; 0 to choose from start and limits.</param>
    /// <exception cref="ArgumentException">The limits are not in order, a number is NaN, or the start is outside the limits.</exception>
    public Parameter(
        string name,
        double start = double.NaN,
        double lower = double.NegativeInfinity,
        double upper = double.PositiveInfinity,
        double step = 0)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!(lower <= upper))
            throw new ArgumentException(Invariant($"Parameter {name} has the limits {lower} to {upper}; the lower one has to be the smaller."));
        if (start < lower || start > upper || double.IsInfinity(start))
            throw new ArgumentException(Invariant($"Parameter {name} starts at {start}; its limits are {lower} to {upper}."));
        if (!(step >= 0) || double.IsInfinity(step))
            throw new ArgumentException(Invariant($"Parameter {name} has the step {step}; it is the rough size of the error, a positive number, or 0 to choose it."));
        (Name, Start, Lower, Upper, Step) = (name, start, lower, upper, step);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Where the fit begins; NaN when not chosen yet.</summary>
    public double Start { get; }

    /// <summary>Lowest value allowed, -infinity for none.</summary>
    public double Lower { get; }

    /// <summary>Highest value allowed, +infinity for none.</summary>
    public double Upper { get; }

    /// <summary>Rough size of its error; 0 to choose it from start and limits.</summary>
    public double Step { get; }

    /// <summary>True when only one value is allowed.</summary>
    public bool IsFixed => Lower == Upper;

    /// <summary>True for a number that stands where a parameter could.</summary>
    public bool IsConstant { get; private init; }

    /// <summary>A parameter of this name.</summary>
    public static implicit operator Parameter(string name) => new(name);

    /// <summary>A constant.</summary>
    public static implicit operator Parameter(double value) => FromDouble(value);

    /// <summary>A parameter of this name.</summary>
    public static Parameter FromString(string name) => new(name);

    /// <summary>A constant: its name is the number.</summary>
    public static Parameter FromDouble(double value) => double.IsFinite(value)
        ? new Parameter(Invariant($"{value:R}"), value, value, value) { IsConstant = true }
        : throw new ArgumentException(Invariant($"A constant of a model is {value}; it has to be a finite number."));

    /// <summary>The same parameter with another start; limits stay.</summary>
    public Parameter StartingAt(double start) => new(Name, start, Lower, Upper, Step);

    /// <summary>The same parameter with other limits; a start outside moves to the nearest of them.</summary>
    public Parameter Within(double lower, double upper) => lower <= upper
        ? new(Name, double.IsNaN(Start) ? Start : Math.Clamp(Start, lower, upper), lower, upper, Step)
        : new(Name, Start, lower, upper, Step);

    /// <summary>The same parameter held at a value.</summary>
    public Parameter FixedAt(double value) => new(Name, value, value, value);

    /// <summary>The scale on which to explore: the step, or a tenth of what the start and the limits suggest.</summary>
    internal double Scale
    {
        get
        {
            if (Step > 0)
                return Step;
            var range = Upper - Lower;
            var scale = Start == 0 ? 0.1 : 0.1 * Math.Abs(Start);
            return range > 0 && double.IsFinite(range) ? Math.Min(scale, 0.1 * range) : scale;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => IsConstant || IsFixed
        ? Invariant($"{Name} = {Start:G6} (fixed)")
        : Invariant($"{Name} from {Start:G6} in [{Lower:G6}, {Upper:G6}]");
}
