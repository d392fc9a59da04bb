namespace DarkSector.Statistics.Testing;

/// <summary>Tails of the Kolmogorov-Smirnov distance.</summary>
internal static class KolmogorovDistribution
{
    private const int LargestExact = 2000;

    /// <summary>P(D >= d) for n independent numbers: exact up to 2000 of them, then the limit at a shifted distance (J. Vrbik, Pioneer J. Theor.
    /// Appl. Stat. 15 (2018) 15), good to 1e-5.</summary>
    internal static double Survival(double distance, double samples)
    {
        if (distance <= 0)
            return 1;
        if (distance >= 1)
            return 0;
        if (samples <= LargestExact && samples == Math.Floor(samples) && samples * distance * distance < 12)
            return Math.Clamp(1 - ExactCdf((int)samples, distance), 0, 1);
        var root = Math.Sqrt(samples);
        return Limit(root * distance + 1 / (6 * root) + (root * distance - 1) / (4 * samples));
    }

    /// <summary>P(D
    /// >= d) for two samples without ties: lattice paths from (0, 0) to (n, m) that leave the band, counted as probabilities.</summary>
    internal static double TwoSampleSurvival(double distance, int n, int m)
    {
        // A path step is a draw without replacement; only steps that stay inside the band survive. Differences are whole numbers over n m.
        var bound = (long)Math.Round(distance * n * m);
        var inside = new double[m + 1];
        for (var i = 0; i <= n; i++)
        {
            for (var j = 0; j <= m; j++)
            {
                if (i == 0 && j == 0)
                {
                    inside[0] = 1;
                    continue;
                }

                // Probability that the first i + j draws hold i of one kind, and the band was never left.
                var fromLeft = i > 0 ? inside[j] * (n - i + 1) / (n + m - i - j + 1) : 0;
                var fromBelow = j > 0 ? inside[j - 1] * (m - j + 1) / (n + m - i - j + 1) : 0;
                inside[j] = Math.Abs((long)i * m - (long)j * n) < bound ? fromLeft + fromBelow : 0;
            }
        }

        return Math.Clamp(1 - inside[m], 0, 1);
    }

    /// <summary>2 sum (-1)^(k-1) exp(-2 k^2 x^2).</summary>
    private static double Limit(double x)
    {
        if (x < 0.2)
            return 1;
        var sum = 0.0;
        for (var k = 1; k < 100; k++)
        {
            var term = Math.Exp(-2 * k * k * x * x);
            sum += k % 2 == 1 ? term : -term;
            if (term < 1e-17)
                break;
        }

        return Math.Clamp(2 * sum, 0, 1);
    }

    // The matrix formula of Durbin as evaluated by Marsaglia, Tsang and Wang, J. Stat. Software 8 (2003) 18.
    private static double ExactCdf(int n, double d)
    {
        var k = (int)(n * d) + 1;
        var m = 2 * k - 1;
        var h = k - n * d;
        var matrix = Durbin(m, h);
        var (power, exponent) = Power(matrix, m, n);
        var s = power[(k - 1) * m + k - 1];
        for (var i = 1; i <= n; i++)
        {
            s = s * i / n;
            if (s < 1e-140)
                (s, exponent) = (s * 1e140, exponent - 140);
        }

        return s * Math.Pow(10, exponent);
    }

    private static double[] Durbin(int m, double h)
    {
        var matrix = new double[m * m];
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < m; j++)
                matrix[i * m + j] = i - j + 1 < 0 ? 0 : 1;
        }

        for (var i = 0; i < m; i++)
        {
            matrix[i * m] -= Math.Pow(h, i + 1);
            matrix[(m - 1) * m + i] -= Math.Pow(h, m - i);
        }

        matrix[(m - 1) * m] += 2 * h - 1 > 0 ? Math.Pow(2 * h - 1, m) : 0;
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j <= Math.Min(i + 1, m - 1); j++)
            {
                for (var g = 1; g <= i - j + 1; g++)
                    matrix[i * m + j] /= g;
            }
        }

        return matrix;
    }

    private static (double[] Matrix, int Exponent) Power(double[] matrix, int m, int n)
    {
        if (n == 1)
            return (matrix, 0);
        var (half, exponent) = Power(matrix, m, n / 2);
        var square = Product(half, half, m);
        exponent *= 2;
        if (n % 2 == 1)
            square = Product(matrix, square, m);
        if (square[(m / 2) * m + m / 2] <= 1e140)
            return (square, exponent);
        return ([.. square.Select(x => x * 1e-140)], exponent + 140);
    }

    private static double[] Product(double[] a, double[] b, int m)
    {
        var product = new double[m * m];
        for (var i = 0; i < m; i++)
        {
            for (var k = 0; k < m; k++)
            {
                var factor = a[i * m + k];
                for (var j = 0; j < m; j++)
                    product[i * m + j] += factor * b[k * m + j];
            }
        }

        return product;
    }
}
