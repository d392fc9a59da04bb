using System.Collections.Immutable;
using System.Globalization;

namespace DarkSector.Notebook.Figures;

/// <summary>A labelled tick.</summary>
/// <param name="Value">Position on the axis.</param>
/// <param name="Label">Text in label markup; empty for none.</param>
internal readonly record struct Tick(double Value, string Label);

/// <summary>The ticks of an axis: round numbers, or powers of ten on a logarithmic one.</summary>
/// <param name="Major">Long ticks with labels.</param>
/// <param name="Minor">Short ticks.</param>
/// <param name="Exponent">Power of ten taken out of all labels; 0 for none.</param>
internal sealed record Ticks(ImmutableArray<Tick> Major, ImmutableArray<double> Minor, int Exponent)
{
    // From here on [px] a decade has room for the labels 2 and 5.
    private const double RoomyDecade = 150;

    private static readonly double[] s_roundDigits = [1, 2, 5];

    /// <summary>Ticks for an axis.</summary>
    /// <param name="scale">The axis.</param>
    /// <param name="spacing">Least distance of two labels [px].</param>
    public static Ticks For(AxisScale scale, double spacing) =>
        scale.Logarithmic ? Logarithmic(scale, spacing) : Linear(scale, spacing);

    /// <summary>A number with a power of ten in label markup where it is very large or small; three significant digits.</summary>
    public static string Number(double value)
    {
        if (!double.IsFinite(value))
            return double.IsNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        var size = Math.Abs(value);
        if (size is 0 or (>= 1e-3 and < 1e5))
            return Signed(Rounded(value).ToString("0.########", CultureInfo.InvariantCulture));
        var exponent = (int)Math.Floor(Math.Log10(size));
        var mantissa = (value / Math.Pow(10, exponent)).ToString("0.##", CultureInfo.InvariantCulture);
        return $"{Signed(mantissa)}×10^{{{exponent}}}";
    }

    private static Ticks Linear(AxisScale scale, double spacing)
    {
        var step = Step((scale.High - scale.Low) / Math.Max(1, scale.Length / spacing));
        var exponent = CommonExponent(scale, step);
        var unit = Math.Pow(10, exponent);
        var decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(step / unit) - 1e-9), 0, 15);
        var major = Multiples(scale, step).Select(value => new Tick(value, Plain(value / unit, decimals)));
        var parts = LeadingDigit(step) == 2 ? 4 : 5;
        return new Ticks([.. major], [.. Multiples(scale, step / parts).Where(value => !IsMultiple(value, step))], exponent);
    }

    private static Ticks Logarithmic(AxisScale scale, double spacing)
    {
        var (first, last) = (Math.Log10(scale.Low), Math.Log10(scale.High));
        var decade = scale.Length / (last - first);
        var powers = Enumerable.Range((int)Math.Floor(first), (int)(Math.Ceiling(last) - Math.Floor(first)) + 1).ToArray();
        var every = (int)Math.Ceiling(spacing / decade);
        var major = powers.Where(n => n % every == 0).Select(n => new Tick(Math.Pow(10, n), Power(n))).Where(tick => scale.Shows(tick.Value)).ToArray();
        var minor = decade < 12
            ? powers.Select(n => Math.Pow(10, n))
            : powers.SelectMany(n => Enumerable.Range(1, 9).Select(digit => digit * Math.Pow(10, n))).ToArray();
        if (major.Length < 2 || (major.Length < 3 && decade > RoomyDecade))
            major = [.. powers.SelectMany(n => s_roundDigits.Select(digit => digit * Math.Pow(10, n))).Where(scale.Shows).Select(Numbered)];
        if (major.Length < 2)
            return LinearOn(scale, spacing);
        var labelled = major.Select(tick => tick.Value).ToHashSet();
        return new Ticks([.. major], [.. minor.Distinct().Where(value => scale.Shows(value) && !labelled.Contains(value))], 0);
    }

    // Less than a decade: evenly spaced values, unevenly spaced on the paper.
    private static Ticks LinearOn(AxisScale scale, double spacing)
    {
        var linear = Linear(scale, spacing * 2);
        return linear with { Exponent = 0, Major = [.. linear.Major.Select(tick => Numbered(tick.Value))] };
    }

    private static Tick Numbered(double value) => new(value, Number(value));

    private static string Power(int exponent) => exponent switch
    {
        0 => "1",
        1 => "10",
        _ => $"10^{{{exponent}}}",
    };

    // 1, 2 or 5 times a power of ten, not below a wish.
    private static double Step(double wish)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(wish)));
        var digit = wish / power;
        return power * (digit <= 1.0001 ? 1 : digit <= 2.0001 ? 2 : digit <= 5.0001 ? 5 : 10);
    }

    private static int LeadingDigit(double step) => (int)Math.Round(step / Math.Pow(10, Math.Floor(Math.Log10(step) + 1e-9)));

    private static int CommonExponent(AxisScale scale, double step)
    {
        var largest = Math.Max(Math.Abs(scale.Low), Math.Abs(scale.High));
        var manyDigits = step < largest * 1e-4;
        if ((largest is < 1e5 and >= 1e-2) || (manyDigits && largest < 1e9))
            return 0;
        return 3 * (int)Math.Floor(Math.Log10(largest) / 3);
    }

    private static bool IsMultiple(double value, double step) => Math.Abs(Math.Round(value / step) - value / step) < 1e-6;

    private static IEnumerable<double> Multiples(AxisScale scale, double step)
    {
        var (low, high) = (Math.Min(scale.Low, scale.High), Math.Max(scale.Low, scale.High));
        var first = Math.Ceiling(low / step - 1e-9);
        var count = Math.Min(1000, Math.Floor(high / step + 1e-9) - first);
        for (var i = 0; i <= count; i++)
            yield return (first + i) * step;
    }

    private static string Plain(double value, int decimals) => Signed(value.ToString("F" + decimals, CultureInfo.InvariantCulture));

    private static double Rounded(double value) =>
        value == 0 ? 0 : Math.Round(value, Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 15));

    /// <summary>Digits with a proper minus sign; none before a zero.</summary>
    internal static string Signed(string digits)
    {
        if (!digits.StartsWith('-'))
            return digits;
        return digits.AsSpan(1).IndexOfAnyExcept('0', '.') < 0 ? digits[1..] : "−" + digits[1..];
    }
}
