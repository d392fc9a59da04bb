using DarkSector.Numerics.Optimization;

namespace DarkSector.Numerics.Shapes;

/// <summary>A density of one variable up to a factor: a formula with parameters, not yet on a range.</summary>
public abstract class Shape
{
    /// <summary>Its name in texts.</summary>
    public abstract string Name { get; }

    /// <summary>Names and domains of its parameters, in order.</summary>
    public abstract IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The shape on a range, divided into bins: a single one for unbinned data.</summary>
    /// <param name="edges">Increasing edges; the density is normalised between the first and the last.</param>
    public abstract ShapeKernel Over(IReadOnlyList<double> edges);

    /// <summary>Starts of the parameters for data of this kind.</summary>
    /// <param name="low">Lower end of the range.</param>
    /// <param name="high">Upper end of the range.</param>
    /// <param name="median">Median of the data.</param>
    /// <param name="width">Half of the central 68 % of the data.</param>
    public abstract IReadOnlyList<double> Guess(double low, double high, double median, double width);
}
