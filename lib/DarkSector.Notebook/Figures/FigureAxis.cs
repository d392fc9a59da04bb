using System.Collections.Immutable;

namespace DarkSector.Notebook.Figures;

/// <summary>One axis of a figure: what it shows, its scale and, where fixed, its range.</summary>
public sealed record FigureAxis
{
    /// <summary>What is plotted, in label markup.</summary>
    public string Label { get; init; } = "";

    /// <summary>Unit as printed in brackets; empty for a pure number.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Logarithmic instead of linear.</summary>
    public bool Logarithmic { get; init; }

    /// <summary>Lower end, or nothing to let the content decide.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end, or nothing to let the content decide.</summary>
    public double? High { get; init; }

    /// <summary>Names that stand on the axis instead of numbers, at 0, 1, 2 and so on; empty for an axis of numbers.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>Label and unit as printed.</summary>
    public string Title => Unit.Length == 0 ? Label : $"{Label} [{Unit}]".TrimStart();

    internal FigureAxis Checked(string name)
    {
        Check(Low, "lower");
        Check(High, "upper");
        if (Low >= High)
            throw new ArgumentException($"The range of the {name} axis is [{Low}, {High}]; its lower end must be below its upper end.");
        return this;

        void Check(double? end, string which)
        {
            if (end is { } value && !double.IsFinite(value))
                throw new ArgumentException($"The {which} end of the {name} axis is {value}; it must be a finite number.");
            if (Logarithmic && end <= 0)
                throw new ArgumentException(
                    $"The {which} end of the {name} axis is {end}; a logarithmic axis shows only values above 0. Give a positive end or a linear axis.");
        }
    }
}
