using DarkSector.Numerics.Tables;

namespace DarkSector.Physics.Searches;

/// <summary>One window of the scan: the signal that it is for, and where it lies in the plane.</summary>
/// <param name="Signal">The signal at the masses of the window, interpolated.</param>
/// <param name="Ellipse">The window in the plane of squared dimuon and squared recoil mass.</param>
public sealed record DarkHiggsWindow(DarkHiggsSignalPoint Signal, EllipticalWindow Ellipse);

/// <summary>Overlapping elliptical windows that cover the half of the plane in which the h' is lighter than the A'.</summary>
/// <remarks>Neighbours along the mass of the A' are <see cref="Spacing"/> standard deviations of the squared dimuon mass apart; along the mass of the h', the same number of
/// standard deviations of the squared recoil mass at a fixed dimuon mass. A point of the plane lies in two windows on average, and nowhere in none.</remarks>
public sealed class DarkHiggsWindows
{
    /// <summary>Distance of neighbouring windows in standard deviations; so chosen that there are about 9000, as in the published search.</summary>
    public const double Spacing = 2.55;

    /// <summary>Smallest efficiency of a window: where there is less, none is made.</summary>
    public const double SmallestEfficiency = 0.002;

    private readonly Strip[] _strips;

    /// <summary>Covers the plane.</summary>
    /// <param name="search">The search: for the masses that the beams reach.</param>
    /// <param name="signal">Widths and efficiencies.</param>
    public DarkHiggsWindows(DarkHiggsInvisible search, DarkHiggsSignalGrid signal)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(signal);
        var (strips, all) = (new List<Strip>(), new List<DarkHiggsWindow>());
        for (var mass = DarkHiggsInvisible.LowestMass; mass <= DarkHiggsInvisible.HighestMass; mass = Next(mass, signal))
        {
            var first = all.Count;
            all.AddRange(AlongHiggsMass(mass, search.LargestHiggsMass(mass), signal));
            if (all.Count > first)
                strips.Add(new Strip(all, first, all.Count));
        }
        (Windows, Signal, _strips) = (all, signal, [.. strips]);
    }

    /// <summary>The signal that the windows are made for.</summary>
    public DarkHiggsSignalGrid Signal { get; }

    /// <summary>The windows: by rising mass of the A', then of the h'.</summary>
    public IReadOnlyList<DarkHiggsWindow> Windows { get; }

    /// <summary>Index of the window nearest to a pair of masses.</summary>
    /// <param name="darkPhotonMass">Mass of the A' [GeV].</param>
    /// <param name="higgsMass">Mass of the h' [GeV].</param>
    public int NearestIndex(double darkPhotonMass, double higgsMass) => Enumerable.Range(0, Windows.Count)
        .MinBy(i => Windows[i].Ellipse.SquaredDistance(darkPhotonMass * darkPhotonMass, higgsMass * higgsMass));

    /// <summary>Indices of the windows that hold an event.</summary>
    /// <param name="dimuonMassSquared">Squared dimuon mass [GeV^2].</param>
    /// <param name="recoilMassSquared">Squared recoil mass [GeV^2].</param>
    public IReadOnlyList<int> Containing(double dimuonMassSquared, double recoilMassSquared)
    {
        var found = new List<int>();
        foreach (var strip in _strips)
        {
            if (!strip.Reaches(dimuonMassSquared))
                continue;
            for (var i = strip.FirstAt(recoilMassSquared); i < strip.End && strip.Low(i) <= recoilMassSquared; i++)
            {
                if (Windows[i].Ellipse.Contains(dimuonMassSquared, recoilMassSquared))
                    found.Add(i);
            }
        }
        return found;
    }

    /// <summary>How many events each window holds.</summary>
    /// <param name="events">Selected events, with the columns of <see cref="DarkHiggsInvisible.Reconstruct"/>, all of weight one.</param>
    public int[] Counts(EventTable events)
    {
        ArgumentNullException.ThrowIfNull(events);
        if (events.Weights().Any(weight => weight != 1))
            throw new ArgumentException($"'{events.Name}' has weights; windows count data, in which each event counts 1. Draw pseudo-data from weighted events.", nameof(events));
        var counts = new int[Windows.Count];
        var (x, y) = (events["dimuonMassSquared"], events["recoilMassSquared"]);
        for (var i = 0; i < events.Count; i++)
        {
            foreach (var window in Containing(x[i], y[i]))
                counts[window]++;
        }
        return counts;
    }

    private static double Next(double mass, DarkHiggsSignalGrid signal) =>
        Math.Sqrt(mass * mass + Spacing * signal.At(mass, 0).DimuonWidth);

    private static IEnumerable<DarkHiggsWindow> AlongHiggsMass(double mass, double largest, DarkHiggsSignalGrid signal)
    {
        for (var squared = 0.0; squared <= largest * largest;)
        {
            var point = signal.At(mass, Math.Sqrt(squared));
            if (point.Efficiency.Value > SmallestEfficiency)
                yield return new DarkHiggsWindow(point, point.Window(DarkHiggsSignalGrid.WindowRadius));
            squared += Spacing * point.RecoilWidth * Math.Sqrt(1 - point.Correlation * point.Correlation);
        }
    }

    // Windows of one A' mass, by rising h' mass: how far they reach.
    private sealed class Strip(List<DarkHiggsWindow> windows, int first, int end)
    {
        private readonly double _left = windows[first..end].Min(w => w.Ellipse.DimuonMassSquared - w.Ellipse.Radius * w.Ellipse.DimuonWidth);
        private readonly double _right = windows[first..end].Max(w => w.Ellipse.DimuonMassSquared + w.Ellipse.Radius * w.Ellipse.DimuonWidth);
        private readonly double _reach = windows[first..end].Max(w => w.Ellipse.Radius * w.Ellipse.RecoilWidth);

        public int End => end;

        public bool Reaches(double dimuonMassSquared) => dimuonMassSquared >= _left && dimuonMassSquared <= _right;

        public double Low(int i) => windows[i].Ellipse.RecoilMassSquared - _reach;

        public int FirstAt(double recoilMassSquared)
        {
            var (low, high) = (first, end);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = windows[middle].Ellipse.RecoilMassSquared + _reach < recoilMassSquared ? (middle + 1, high) : (low, middle);
            }
            return low;
        }
    }
}
