namespace DarkSector.Numerics.Optimization;

/// <summary>Nelder and Mead's simplex: slow, and undisturbed by kinks, noise and wrong derivatives.</summary>
/// <remarks>Used to get a stuck minimisation going again. Computer Journal 7 (1965) 308. Points outside the limits are moved onto them; a
/// value
/// that is not finite counts as infinitely high.</remarks>
internal static class Simplex
{
    /// <summary>The lowest point found; never above the start.</summary>
    internal static double[] Minimize(
        Func<double[], double> function, double[] start, double[] sizes, double[] lower, double[] upper, int maximumCalls)
    {
        var size = start.Length;
        var corners = new double[size + 1][];
        var values = new double[size + 1];
        for (var k = 0; k <= size; k++)
        {
            corners[k] = [.. start];
            if (k > 0)
                corners[k][k - 1] += start[k - 1] + sizes[k - 1] > upper[k - 1] ? -sizes[k - 1] : sizes[k - 1];
            values[k] = At(corners[k]);
        }

        for (var calls = size + 1; calls < maximumCalls; calls += 2)
        {
            Array.Sort(values, corners);
            if (values[size] - values[0] <= 1e-9 * (Math.Abs(values[0]) + 1e-3))
                break;
            if (!Improve(-1, out var reflected) && !Improve(0.5, out _))
                Contract();
            else if (reflected < values[0])
                Improve(2, out _);
        }

        Array.Sort(values, corners);
        return corners[0];

        double At(double[] corner)
        {
            for (var i = 0; i < size; i++)
                corner[i] = Math.Clamp(corner[i], lower[i], upper[i]);
            var value = function(corner);
            return double.IsFinite(value) ? value : double.PositiveInfinity;
        }

        // Replaces the highest corner by one on its line through the centre of the others, when that is better.
        bool Improve(double along, out double found)
        {
            var trial = new double[size];
            for (var i = 0; i < size; i++)
            {
                var centre = 0.0;
                for (var k = 0; k < size; k++)
                    centre += corners[k][i] / size;
                trial[i] = centre + along * (corners[size][i] - centre);
            }

            found = At(trial);
            if (!(found < values[size]))
                return false;
            (corners[size], values[size]) = (trial, found);
            return true;
        }

        void Contract()
        {
            for (var k = 1; k <= size; k++)
            {
                for (var i = 0; i < size; i++)
                    corners[k][i] = 0.5 * (corners[k][i] + corners[0][i]);
                values[k] = At(corners[k]);
            }
        }
    }
}
