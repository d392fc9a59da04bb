using MathNet.Numerics.Integration;

namespace DarkSector.Numerics.Shapes;

/// <summary>Integrals by the rule of Gauss and Legendre with 16 points in each of several panels: smooth in the parameters of the
/// integrand.</summary>
internal static class GaussLegendre
{
    private static readonly double[] Points;
    private static readonly double[] Weights;

    static GaussLegendre()
    {
        var rule = new GaussLegendreRule(-1, 1, 16);
        (Points, Weights) = ([.. rule.Abscissas], [.. rule.Weights]);
    }

    /// <summary>The integral from a to b.</summary>
    internal static double Integrate(Func<double, double> function, double a, double b, int panels)
    {
        var (sum, width) = (0.0, (b - a) / panels);
        for (var panel = 0; panel < panels; panel++)
        {
            var middle = a + (panel + 0.5) * width;
            for (var k = 0; k < Points.Length; k++)
                sum += Weights[k] * function(middle + 0.5 * width * Points[k]);
        }

        return 0.5 * width * sum;
    }

    /// <summary>The integral of a function with a peak: panels of a width and more around it.</summary>
    internal static double IntegrateAround(Func<double, double> function, double a, double b, double peak, double width)
    {
        // Ends of panels at 0, +-1, +-3, +-9, ... widths.
        var sum = 0.0;
        foreach (var side in (ReadOnlySpan<double>)[-1, 1])
        {
            var (near, far) = (0.0, width);
            while (near < double.MaxValue / 4)
            {
                var (from, to) = side < 0 ? (Math.Max(a, peak - far), Math.Min(b, peak - near)) : (Math.Max(a, peak + near), Math.Min(b, peak + far));
                if (from < to)
                    sum += Integrate(function, from, to, 2);
                if (side < 0 ? peak - far <= a : peak + far >= b)
                    break;
                (near, far) = (far, 3 * far);
            }
        }

        return sum;
    }
}
