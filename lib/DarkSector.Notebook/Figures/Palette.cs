using System.Collections.Immutable;
using System.Globalization;

namespace DarkSector.Notebook.Figures;

/// <summary>Colours that people with any colour vision can tell apart.</summary>
/// <remarks>The ten-colour sequence of M. A. Petroff, arXiv:2107.02270; the heat map colours are viridis (S. van der Walt, N. Smith, CC0).</remarks>
public static class Palette
{
    /// <summary>The sequence, in the order in which it is used.</summary>
    public static ImmutableArray<string> Colors { get; } =
        ["#3f90da", "#ffa90e", "#bd1f01", "#94a4a2", "#832db6", "#a96b59", "#e76300", "#b9ac70", "#717581", "#92dadd"];

    /// <summary>Band of one standard deviation around an expected limit.</summary>
    public const string OneSigma = "#6cc24a";

    /// <summary>Band of two standard deviations around an expected limit.</summary>
    public const string TwoSigma = "#ffe36e";

    /// <summary>A signal drawn over stacked backgrounds.</summary>
    public const string Signal = "#832db6";

    private static readonly ImmutableArray<(byte R, byte G, byte B)> s_viridis =
    [
        (68, 1, 84), (71, 44, 122), (59, 81, 139), (44, 113, 142), (33, 144, 141), (39, 173, 129), (92, 200, 99), (170, 220, 50), (253, 231, 37),
    ];

    private static readonly ImmutableArray<(byte R, byte G, byte B)> s_diverging =
        [(33, 83, 160), (110, 160, 214), (255, 255, 255), (232, 130, 108), (176, 24, 36)];

    private static readonly ImmutableArray<(byte R, byte G, byte B)> s_grey = [(236, 236, 236), (96, 96, 96)];

    /// <summary>The colour of a series, counted from 0; after ten they repeat.</summary>
    public static string Color(int index) => Colors[(index % Colors.Length + Colors.Length) % Colors.Length];

    /// <summary>A colour of the form #rrggbb with an opacity, as CSS writes it; other colours as they are.</summary>
    internal static string WithOpacity(string color, double opacity) =>
        opacity < 1 && color.Length == 7 && int.TryParse(color.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var rgb)
            ? string.Create(CultureInfo.InvariantCulture, $"rgba({rgb >> 16},{(rgb >> 8) & 255},{rgb & 255},{opacity:0.##})")
            : color;

    /// <summary>Heat map colour from dark (0) to bright (1).</summary>
    /// <param name="fraction">Position in the range, 0 to 1.</param>
    public static string Heat(double fraction) => Along(s_viridis, fraction);

    /// <summary>Colour from blue (0) over white to red (1), for numbers of either sign.</summary>
    /// <param name="fraction">Position in the range, 0 to 1.</param>
    public static string Diverging(double fraction) => Along(s_diverging, fraction);

    /// <summary>Shade of grey from light (0) to dark (1).</summary>
    /// <param name="fraction">Position in the range, 0 to 1.</param>
    public static string Grey(double fraction) => Along(s_grey, fraction);

    private static string Along(ImmutableArray<(byte R, byte G, byte B)> colors, double fraction)
    {
        var position = Math.Clamp(fraction, 0, 1) * (colors.Length - 1);
        var lower = Math.Min((int)position, colors.Length - 2);
        var (from, to, part) = (colors[lower], colors[lower + 1], position - lower);
        return $"#{Mix(from.R, to.R):x2}{Mix(from.G, to.G):x2}{Mix(from.B, to.B):x2}";

        int Mix(byte a, byte b) => (int)Math.Round(a + (b - a) * part);
    }
}
