using static System.FormattableString;

namespace DarkSector.Statistics.FiguresOfMerit;

/// <summary>What a cut is optimised for: a function of signal efficiency and expected background.</summary>
/// <param name="Name">Name with its parameters, as printed.</param>
/// <param name="Label">Label of an axis; may hold `$...$` formulas.</param>
/// <param name="Unit">Unit; empty for a pure number.</param>
/// <param name="LargerIsBetter">Whether the best cut has the largest value; else the smallest.</param>
/// <param name="Of">The value for an efficiency in [0, 1] and a number of background events.</param>
public sealed record FigureOfMerit(string Name, string Label, string Unit, bool LargerIsBetter, Func<double, double, double> Of)
{
    /// <summary>Punzi's efficiency / (a/2 + sqrt(B)): use this when nothing is known about the signal.</summary>
    /// <param name="a">Wanted significance in one-sided standard deviations.</param>
    public static FigureOfMerit Punzi(double a = 3) => new(Invariant($"Punzi, a = {a}"), @"$\varepsilon\,/\,(a/2+\sqrt{B})$", "", LargerIsBetter: true,
        (efficiency, background) => FiguresOfMerit.Punzi.Merit(efficiency, background, a));

    /// <summary>Punzi's smooth minimal cross-section: use this when sensitivities in fb are to be compared.</summary>
    /// <param name="luminosity">Integrated luminosity [fb^-1].</param>
    /// <param name="a">Wanted significance in one-sided standard deviations.</param>
    /// <param name="b">Probability to reach it, in one-sided standard deviations; 1.28155 is 90 %.</param>
    public static FigureOfMerit PunziCrossSection(double luminosity, double a = 3, double b = 1.28155) =>
        new(Invariant($"Punzi's minimal cross-section, a = {a}, b = {b}"), @"minimal $\sigma$", "fb", LargerIsBetter: false,
            (efficiency, background) => FiguresOfMerit.Punzi.MinimalCrossSection(efficiency, background, a, b, luminosity));

    /// <summary>efficiency / sqrt(B): use this with much background only.</summary>
    public static FigureOfMerit SignalOverRootBackground { get; } = new("efficiency / sqrt(B)", @"$\varepsilon\,/\sqrt{B}$", "", LargerIsBetter: true,
        CountingSearch.SignalOverRootBackground);

    /// <summary>Smallest detectable cross-section with Poisson probabilities: use this with few background events.</summary>
    /// <param name="luminosity">Integrated luminosity [fb^-1].</param>
    /// <param name="a">Wanted significance in one-sided standard deviations.</param>
    /// <param name="b">Probability to reach it, in one-sided standard deviations; 1.28155 is 90 %.</param>
    public static FigureOfMerit DetectableCrossSection(double luminosity, double a = 3, double b = 1.28155) =>
        new(Invariant($"smallest detectable cross-section, a = {a}, b = {b}"), @"detectable $\sigma$", "fb", LargerIsBetter: false,
            (efficiency, background) => CountingSearch.DetectableCrossSection(efficiency, background, a, b, luminosity));

    /// <summary>Whether one value is better than another; what is not finite is never better.</summary>
    public bool IsBetter(double value, double than) =>
        double.IsFinite(value) && (!double.IsFinite(than) || (LargerIsBetter ? value > than : value < than));

    /// <inheritdoc/>
    public override string ToString() => Name;
}
