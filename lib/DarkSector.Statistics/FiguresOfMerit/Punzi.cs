using static System.FormattableString;

namespace DarkSector.Statistics.FiguresOfMerit;

/// <summary>Punzi's figures of merit for a search whose signal cross-section nobody knows.</summary>
/// <remarks>G. Punzi, "Sensitivity of searches for new signals and its optimization", PHYSTAT 2003, arXiv:physics/0308063. Use these to choose a cut
/// before looking at data: they need the efficiency for signal and the expected background, not a signal yield, and stay finite without background.</remarks>
public static class Punzi
{
    /// <summary>The simple figure of merit: larger is better.</summary>
    /// <remarks>efficiency / (a/2 + sqrt(B)); arXiv:physics/0308063.</remarks>
    /// <param name="efficiency">Efficiency for signal, in [0, 1].</param>
    /// <param name="background">Expected background events, not negative.</param>
    /// <param name="a">Wanted significance in one-sided standard deviations, above 0.</param>
    public static double Merit(double efficiency, double background, double a)
    {
        Arguments.Check(efficiency, background);
        Arguments.CheckPositive(a, nameof(a), "standard deviations");
        return efficiency / (a / 2 + Math.Sqrt(background));
    }

    /// <summary>Signal events that are seen with significance a with the probability Phi(b), in a form that is smooth in the background.</summary>
    /// <remarks>a^2/8 + 9 b^2/13 + a sqrt(B) + (b/2) sqrt(b^2 + 4 a sqrt(B) + 4 B); arXiv:physics/0308063, as used by
    /// F. Abudinen et al., Eur. Phys. J. C 82, 121 (2022).</remarks>
    /// <param name="background">Expected background events, not negative.</param>
    /// <param name="a">Wanted significance in one-sided standard deviations, above 0.</param>
    /// <param name="b">Probability to reach it, in one-sided standard deviations, not negative; 1.28155 is 90 %.</param>
    public static double MinimalSignal(double background, double a, double b)
    {
        Arguments.Check(efficiency: 1, background);
        Arguments.CheckPositive(a, nameof(a), "standard deviations");
        if (!(b >= 0) || !double.IsFinite(b))
            throw new ArgumentOutOfRangeException(nameof(b), Invariant($"b = {b} standard deviations; it must be a finite number of 0 or more."));
        var root = Math.Sqrt(background);
        return a * a / 8 + 9 * b * b / 13 + a * root + b / 2 * Math.Sqrt(b * b + 4 * a * root + 4 * background);
    }

    /// <summary>Smallest cross-section that is seen with significance a with the probability Phi(b) [fb]: smaller is better.</summary>
    /// <remarks><see cref="MinimalSignal"/> / (efficiency luminosity); infinite without efficiency.</remarks>
    /// <param name="efficiency">Efficiency for signal, in [0, 1].</param>
    /// <param name="background">Expected background events, not negative.</param>
    /// <param name="a">Wanted significance in one-sided standard deviations, above 0.</param>
    /// <param name="b">Probability to reach it, in one-sided standard deviations, not negative.</param>
    /// <param name="luminosity">Integrated luminosity [fb^-1], above 0.</param>
    public static double MinimalCrossSection(double efficiency, double background, double a, double b, double luminosity)
    {
        Arguments.Check(efficiency, background);
        Arguments.CheckPositive(luminosity, nameof(luminosity), "fb^-1");
        return MinimalSignal(background, a, b) / (efficiency * luminosity);
    }
}
