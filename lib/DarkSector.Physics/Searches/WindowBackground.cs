using DarkSector.Numerics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;

namespace DarkSector.Physics.Searches;

/// <summary>The simulated background in elliptical windows, smoothed where simulation is scarce.</summary>
/// <remarks>Where a window holds fewer than <see cref="FewestEvents"/> effective events, (sum w)^2/(sum w^2), or less than one expected event, it is enlarged about its centre in steps of a
/// quarter until it holds as many, or until the density changes by more than two of its statistical errors; the sum is scaled by the ratio of the areas. That assumes a density without curvature
/// over the enlarged window; at the edges of the phase space, beyond which there is nothing, it can be too low by up to a factor 2. Events of large weight are spread, see <see cref="SpreadEvent"/>.</remarks>
public sealed class WindowBackground
{
    /// <summary>Effective simulated events below which a window is enlarged: 16 know its background to 25 %.</summary>
    public const double FewestEvents = 16;

    // Many simulated events of tiny weight say little: the rare one of weight 1 beside them is missing.
    private const double FewestExpected = 1;
    private const double Growth = 1.25;
    private const double LargestChange = 2;
    private const int MostSteps = 10;

    private readonly double[] _x;
    private readonly double[] _y;
    private readonly double[] _weights;
    private readonly double[] _variances;

    /// <summary>Spreads and sorts the simulated events.</summary>
    /// <param name="backgrounds">Selected events of all backgrounds, weighted to the luminosity.</param>
    /// <param name="resolution">Resolution over the plane.</param>
    public WindowBackground(IReadOnlyList<EventTable> backgrounds, DarkHiggsSignalGrid resolution)
    {
        ArgumentNullException.ThrowIfNull(backgrounds);
        ArgumentNullException.ThrowIfNull(resolution);
        var parts = SpreadEvent.All(backgrounds, resolution);
        (_x, _y) = ([.. parts.Select(part => part.DimuonMassSquared)], [.. parts.Select(part => part.RecoilMassSquared)]);
        (_weights, _variances) = ([.. parts.Select(part => part.Weight)], [.. parts.Select(part => part.Weight * part.WeightOfEvent)]);
    }

    /// <summary>Squared dimuon masses of the parts of simulated events, rising [GeV^2].</summary>
    public IReadOnlyList<double> DimuonMassSquared => _x;

    /// <summary>Their squared recoil masses [GeV^2].</summary>
    public IReadOnlyList<double> RecoilMassSquared => _y;

    /// <summary>Their weights.</summary>
    public IReadOnlyList<double> Weights => _weights;

    /// <summary>The background in a window, with the error from the statistics of the simulation, and by how much its half axes were enlarged.</summary>
    /// <param name="window">The window.</param>
    public (Estimate Events, double Enlarged) In(EllipticalWindow window)
    {
        var scale = 1.0;
        var (sum, squares) = Sums(window);
        for (var step = 0; step < MostSteps && !(sum >= FewestExpected && sum * sum >= FewestEvents * squares); step++)
        {
            var (wider, widerSquares) = Sums(window with { Radius = Growth * scale * window.Radius });
            if (Math.Abs(wider / (Growth * Growth) - sum) > LargestChange * Math.Sqrt(squares) && sum >= FewestExpected)
                break;
            (sum, squares, scale) = (wider, widerSquares, Growth * scale);
        }
        // Nothing in the wide surroundings: as if one event of mean weight had been there.
        if (!(sum > 0))
            (sum, squares) = (Mean(), Mean() * Mean());
        return (new Estimate(sum / (scale * scale), Math.Sqrt(squares) / (scale * scale)), scale);
    }

    /// <summary>A data set drawn from the simulated events: a Poisson number of times each part, as events of weight one.</summary>
    internal EventTable Draw(RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        int[] rows = [.. _weights.SelectMany((weight, row) => Enumerable.Repeat(row, (int)rng.Poisson(weight)))];
        return EventTable.FromColumns("pseudo-data",
            ("dimuonMassSquared", [.. rows.Select(row => _x[row])]), ("recoilMassSquared", [.. rows.Select(row => _y[row])]),
            ("dimuonMass", [.. rows.Select(row => Math.Sqrt(Math.Max(0, _x[row])))]), (EventTable.WeightColumn, [.. rows.Select(_ => 1.0)]));
    }

    private double Mean() => _weights.Length == 0 ? 1 : _weights.Average();

    private (double Sum, double Squares) Sums(EllipticalWindow window)
    {
        var (sum, squares) = (0.0, 0.0);
        var reach = window.Radius * window.DimuonWidth;
        for (var i = FirstAtLeast(window.DimuonMassSquared - reach); i < _x.Length && _x[i] <= window.DimuonMassSquared + reach; i++)
        {
            if (!window.Contains(_x[i], _y[i]))
                continue;
            sum += _weights[i];
            squares += _variances[i];
        }
        return (sum, squares);
    }

    private int FirstAtLeast(double value) => Array.BinarySearch(_x, value) is var index && index >= 0 ? index : ~index;
}
