namespace DarkSector.Physics.Generation;

/// <summary>The boxes that <see cref="Process.Divisions"/> make of the unit cube; each has a grid of its own.</summary>
internal sealed class CubeBoxes
{
    private readonly CubeDivision[] _divisions;

    public CubeBoxes(IReadOnlyList<CubeDivision> divisions)
    {
        _divisions = [.. divisions];
        Count = _divisions.Aggregate(1, (product, division) => product * (division.At.Count + 1));
    }

    /// <summary>Number of boxes, 1 for an undivided cube.</summary>
    public int Count { get; }

    /// <summary>Takes a point of the unit cube to one in a box.</summary>
    /// <returns>The volume of the box.</returns>
    public double Map(int box, Span<double> point)
    {
        var volume = 1.0;
        foreach (var (coordinate, at) in _divisions)
        {
            var index = box % (at.Count + 1);
            box /= at.Count + 1;
            var (low, high) = (index == 0 ? 0 : at[index - 1], index == at.Count ? 1 : at[index]);
            point[coordinate] = low + (high - low) * point[coordinate];
            volume *= high - low;
        }
        return volume;
    }
}
